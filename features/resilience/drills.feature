@services
Feature: Drills
  What the shop does when one of its parts dies in the middle of its work. Each drill has an orders service of its own,
  which crashes at a chosen point.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Sorrel" for 1.60 EUR with 8 in stock

  Scenario: An order that was stored before the crash is placed once, although it is sent again
    Given the service "orders" is running with:
      | CRASH_AT | order-stored |
    And the service "orders" is expected to crash
    And a unique uuid saved as "key"
    And the request header "Idempotency-Key" is "{{key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Sorrel.sku}}", "quantity": 2 }] }
      """
    Then the service "orders" should be stopped
    When I start the service "orders"
    And the request header "Idempotency-Key" is "{{key}}"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Sorrel.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 200
    And the response header "Idempotency-Replayed" should be "true"
    And the service "orders" should have called "inventory" 1 time
    And 6 "Sorrel" should be left in stock

  Scenario: A crash before the charge takes no money, and the order stays open
    Given I have an open order for 1 "Sorrel"
    And the service "orders" is running with:
      | CRASH_AT | payment-begun |
    And the service "orders" is expected to crash
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the service "orders" should be stopped
    And the service "orders" should log "crashing at PaymentBegun"
    When I start the service "orders"
    And I send a GET request to "/orders/{{order.id}}"
    Then the response field "status" should be "open"
    And the service "orders" should not have called "payments"

  @ui
  Scenario: A buyer whose payment met a crash is told that it was not taken
    Given I have an open order for 1 "Sorrel"
    And the service "orders" is running with:
      | CRASH_AT | payment-begun |
    And the service "orders" is expected to crash
    And I open "/orders/{{order.id}}"
    When I pay with the card "4242424242424242"
    Then the service "orders" should be stopped
    And I should be told that "does not answer"
    When I start the service "orders"
    Then my order should be open
    And the service "orders" should not have called "payments"

  Scenario: The next buyer meets a shop that does not crash
    When I order 1 "Sorrel"
    Then my order should be open
    And 7 "Sorrel" should be left in stock
