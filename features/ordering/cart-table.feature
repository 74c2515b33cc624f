@component
Feature: The table of the cart

  Scenario: Every line adds up
    Given the "CartTable/Filled" story
    Then the "Cart" table should contain:
      | Product   | Quantity | Price  | Total  |
      | Sea salt  |        4 | €2.50  | €10.00 |
      | Olive oil |        1 | €18.99 | €18.99 |
    And the "Cart" table should have 2 rows

  Scenario: Another quantity is told with its product
    Given the "CartTable/Filled" story
    When I fill in "Quantity of Olive oil" with "3"
    Then the component should have called "onQuantity" 1 time
    And the component should have called "onQuantity" with:
      """
      ["OIL", 3]
      """

  Scenario Outline: <quantity> of a product cannot be in the cart
    Given the "CartTable/Filled" story
    When I fill in "Quantity of Olive oil" with "<quantity>"
    Then the component should not have called "onQuantity"
    When I press the "Tab" key
    Then the "Quantity of Olive oil" field should have the value "1"

    Examples:
      | quantity |
      |        0 |
      |      100 |
      |      2.5 |
      |       -1 |

  Scenario: A quantity that is being typed anew is no quantity yet
    Given the "CartTable/Filled" story
    When I clear "Quantity of Olive oil"
    Then the component should not have called "onQuantity"
    When I type "7"
    Then the component should have called "onQuantity" with:
      """
      ["OIL", 7]
      """

  Scenario Outline: "<button>" is about its own line
    Given the "CartTable/Filled" story
    When I click "<button>"
    Then the component should have called "<callback>" with:
      """
      "SALT"
      """

    Examples:
      | button                   | callback |
      | Save for later: Sea salt | onSave   |
      | Remove Sea salt          | onRemove |

  Scenario: The table follows the cart
    Given the "CartTable/Filled" story
    When the component props change to:
      | lines[1].quantity | 10 |
    Then the "Cart" table should contain:
      | Product   | Total   |
      | Sea salt  | €10.00  |
      | Olive oil | €189.90 |
