@workflow
Feature: Live status of an order

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Saffron" for 12 EUR with 5 in stock

  @smoke
  Scenario: From the search to the paid order
    When I open "products"
    And I fill in "Search products" with "{{Saffron.sku}}"
    And I click "Add to cart: {{Saffron.name}}"
    Then I should see "1 item"
    When I click the "Cart" link
    And I click "Place order"
    Then I should see "Total: €12.00"
    And the "Order lines" table should contain:
      | Product          | Quantity | Total  |
      | {{Saffron.name}} |        1 | €12.00 |
    When I fill in "Card number" with "4242 4242 4242 4242"
    And I click "Pay now"
    Then I should see "Paid"
    And I should not see "Cancel order"
    And 4 "Saffron" should be left in stock
    And no service should have panicked

  Scenario: The page shows what happened elsewhere
    Given I have an open order for 1 "Saffron"
    When I open "/orders/{{order.id}}"
    Then I should see "Open"
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 200
    And within 3 seconds I should see "Paid"
    And the service "orders" should log "{{order.id}}"

  Scenario: The status comes back after the service was restarted
    Given I have an open order for 1 "Saffron"
    When I open "/orders/{{order.id}}"
    Then I should see "Open"
    When I restart the service "orders"
    And I send a POST request to "/orders/{{order.id}}/cancel"
    Then the response status should be 200
    And within 10 seconds I should see "Cancelled"
