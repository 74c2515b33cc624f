@ui
Feature: The cart

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Olive" for 2.50 EUR with 4 in stock
    And the shop sells "Caper" for 1.10 EUR with 9 in stock
    And I open "/products?search={{Olive.sku}}"
    And I click "Add to cart: {{Olive.name}}"

  Scenario: The cart outlives the page
    When I open "cart"
    And I fill in "Quantity of {{Olive.name}}" with "3"
    And I reload the page
    Then the "Cart" table should contain:
      | Product        | Quantity | Total |
      | {{Olive.name}} |        3 | €7.50 |
    And I should see "3 items"

  Scenario: What can wait is dragged out of the order
    Given I open "/products?search={{Caper.sku}}"
    And I click "Add to cart: {{Caper.name}}"
    When I open "cart"
    And I drag "{{Olive.name}}" to "Saved for later"
    Then the "Saved products" list should contain:
      | {{Olive.name}} |
    And the "Cart" table should have 1 row
    And I should see "Total: €1.10"
    When I drag "{{Olive.name}}" to "In the cart"
    Then the "Cart" table should have 2 rows
    And I should see "Total: €3.60"

  Scenario: Whoever cannot drag has buttons for it
    When I open "cart"
    And I click "Save for later: {{Olive.name}}"
    Then I should see "Your cart is empty."
    And the "Saved products" list should have 1 item
    And the "Cart" heading should be focused
    When I click "Move to cart: {{Olive.name}}"
    Then I should see "Total: €2.50"

  Scenario: Emptying the cart is asked about
    When I open "cart"
    And I dismiss the next browser dialog
    And I click "Empty cart"
    Then the browser dialog should have said "Remove everything from the cart?"
    And I should see "Total: €2.50"
    When I accept the next browser dialog
    And I click "Empty cart"
    Then I should see "Your cart is empty."

  Scenario: An order that was refused leaves the cart as it was
    When I open "cart"
    And I fill in "Quantity of {{Olive.name}}" with "5"
    And I click "Place order"
    Then I should see "not enough stock"
    And I should be on "cart"
    And the "Quantity of {{Olive.name}}" field should have the value "5"
    And 4 "Olive" should be left in stock

  Scenario: Without a network nothing is lost, and nothing is ordered twice
    When I open "cart"
    Then I should see "Total: €2.50"
    Given the browser is offline
    Then I should see "You are offline. What you see may be out of date."
    When I click "Place order"
    Then I should see "The shop could not be reached. Check your connection and try again."
    Given the browser is online
    When I click "Place order"
    Then my order should be open
    And I should not see "You are offline"
    And 3 "Olive" should be left in stock

  Scenario: Of an order, its lines are sent and never its prices
    When I open "cart"
    And I click "Place order"
    Then I should see "Total: €2.50"
    And the page should have sent a POST request to "/api/orders/orders" with body:
      """
      { "lines": [{ "sku": "{{Olive.sku}}", "quantity": 1 }] }
      """

  Scenario: The cart goes with whoever leaves
    When I open "cart"
    And I click "Sign out"
    Then I should see the "Sign in" heading
    When I fill in the form:
      | Username | bob        |
      | Password | bob-secret |
    And I click "Sign in"
    And I click the "Cart" link
    Then I should see "Your cart is empty."
    And the page should not have sent a POST request to "/api/orders/orders"
