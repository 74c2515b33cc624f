@component
Feature: The form of the quick order
  Whoever knows the SKUs types them into a form, line by line, or lets the form read a list.

  Rule: What is entered is handed on as a whole

    Scenario: The form tells what the buyer entered
      Given the "OrderForm" component
      When I fill in the form:
        | SKU of line 1      | SALT |
        | Quantity of line 1 |   12 |
      And I click "Put into the cart"
      Then the component should have called "onSubmit" 1 time
      And the component should have called "onSubmit" with:
        | [0].sku      | SALT |
        | [0].quantity |   12 |

    Scenario: Blanks around a SKU do not count
      Given the "OrderForm" component
      When I fill in "SKU of line 1" with "  SALT "
      And I press the "Enter" key
      Then the component should have called "onSubmit" with:
        | [0].sku      | SALT |
        | [0].quantity |    1 |

    Scenario: Lines can be added and taken away
      Given the "OrderForm/Two lines" story
      When I click "Add a line"
      And I fill in "SKU of line 3" with "JAR"
      And I click "Remove line 2"
      Then the "SKU of line 2" field should have the value "JAR"
      And I should not see the "SKU of line 3" field
      When I click "Remove line 1"
      Then I should not see the "Remove line 1" button

    Scenario: An uploaded list becomes lines to check
      Given the "OrderForm" component
      When I upload the file "features/ordering/wanted.csv" to "List of products"
      Then I should see "2 lines read from wanted.csv."
      And the "SKU of line 1" field should have the value "SALT"
      And the "Quantity of line 2" field should have the value "30"
      And the component should not have called "onSubmit"

  Rule: Faults are told beside the fields, and nothing is handed on

    Scenario: A line needs a SKU
      Given the "OrderForm" component
      When I click "Put into the cart"
      Then I should see "Enter a SKU."
      And the "SKU of line 1" field should be focused
      And the component should not have called "onSubmit"

    Scenario Outline: <quantity> is no quantity
      Given the "OrderForm" component
      When I fill in the form:
        | SKU of line 1      | SALT       |
        | Quantity of line 1 | <quantity> |
      And I click "Put into the cart"
      Then I should see "Enter a quantity from 1 to 99."
      And the "Quantity of line 1" field should be focused
      And the component should not have called "onSubmit"

      Examples:
        | quantity |
        |        0 |
        |      100 |
        |      1.5 |
        | some     |

    Scenario: A fault is forgotten as soon as the line changes
      Given the "OrderForm" component
      When I click "Put into the cart"
      Then I should see "Enter a SKU."
      When I fill in "SKU of line 1" with "SALT"
      Then I should not see "Enter a SKU."

  Rule: The answer decides what the form shows

    Scenario: A product that the shop does not know is marked
      Given the callback "onSubmit" returns:
        """
        ["UNICORN"]
        """
      And the "OrderForm/Two lines" story
      When I click "Put into the cart"
      Then I should see "The shop has no product with this SKU."
      And the "SKU of line 2" field should be focused

    Scenario: While the products are looked up, the form is not sent again
      Given the callback "onSubmit" takes 1 second
      And the "OrderForm/Two lines" story
      When I double-click "Put into the cart"
      Then the component should have called "onSubmit" 1 time

    Scenario: What went wrong is told, and the lines stay
      Given the callback "onSubmit" fails with "The connection broke"
      And the "OrderForm/Two lines" story
      When I click "Put into the cart"
      Then I should see the "Something went wrong. Try again." alert
      And the "SKU of line 1" field should have the value "SALT"
