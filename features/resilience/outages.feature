@services
Feature: Outages

  Background:
    Given all services are running
    And I am signed in as "buyer"
    And the shop sells "Leek" for 0.90 EUR with 9 in stock
    And I have an open order for 1 "Leek"

  @smoke
  Scenario: Without the inventory no order is placed, and the buyer is told when to try again
    When I stop the service "inventory"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Leek.sku}}", "quantity": 1 }] }
      """
    Then the response status should be 503
    And the response should be a server error
    And the response field "type" should be "/problems/inventory-unavailable"
    And the response field "retryAfter" should be at least 1
    And the response header "Retry-After" should be "5"
    And the response should match the API specification
    And no service should have panicked

  Scenario: Without the payment provider the order stays open
    Given the mock "payments" fails with a connection reset
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 503
    And the response field "type" should be "/problems/payments-unavailable"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response field "status" should be "open"
    And the response field "paymentId" should be null

  Scenario: An inventory that talks nonsense sells nothing
    Given the service "inventory" is mocked
    And the mock "inventory" fails with a malformed response
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Leek.sku}}", "quantity": 1 }] }
      """
    Then the response status should be 503
    And the response field "type" should be "/problems/inventory-unavailable"
    And 8 "Leek" should be left in stock

  Scenario: The next scenario finds every service running again
    Then the service "inventory" should be ready
    And the service "orders" should be running

  @ui
  Scenario: The products page says that it cannot load, and loads when asked again
    When I stop the service "inventory"
    And I open "products"
    Then I should see "Products could not be loaded."
    When I start the service "inventory"
    And I click "Try again"
    Then I should see the "Products" table
