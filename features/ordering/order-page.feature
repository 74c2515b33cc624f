@ui
Feature: What the page of an order is good for

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Barley" for 1.30 EUR with 40 in stock
    And I have an open order for 3 "Barley"

  Scenario: It tells how long ago the order was placed
    When I open "/orders/{{order.id}}"
    Then I should see "(just now)"
    When 5 minutes pass
    And I reload the page
    Then I should see "(5 minutes ago)"
    When 1 hour passes
    Then I should see "(1 hour ago)"

  @permission:clipboard-read
  Scenario: The order number is copied, to be pasted elsewhere
    Given the page may use "clipboard-write"
    When I open "/orders/{{order.id}}"
    And I click "Copy order number"
    Then I should see "Copied."
    When I click the "Products" link
    And I click "Search products"
    And I press the "ControlOrMeta+V" key
    Then the "Search products" field should have the value "{{order.id}}"

  Scenario: The way to the last line is short
    When I open "/orders/{{order.id}}"
    And I scroll to "Cancel order"
    Then the "Cancel order" button should be visible
    And I should see the "Main" navigation
    When I scroll to the "Order lines" table
    Then the "Order lines" table should have 1 row

  Scenario: Escape closes the question whether to cancel
    When I open "/orders/{{order.id}}"
    And I click "Cancel order"
    Then the structure of the "Cancel this order?" dialog should be:
      """
      - dialog "Cancel this order?":
        - heading "Cancel this order?" [level=2]
        - paragraph: Its products go back on sale. This cannot be undone.
        - button "Keep order"
        - button "Yes, cancel it"
      """
    When I press the "Escape" key
    Then I should not see the "Cancel this order?" dialog
    And my order should be open
