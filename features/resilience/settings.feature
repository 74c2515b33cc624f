@services
Feature: Settings of the shop
  A shop can be run with other settings. Each scenario has an orders service of its own with the setting that it is about.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Lovage" for 1.30 EUR with 8 in stock
    And I have an open order for 1 "Lovage"

  Scenario: A shop that does not wait long gives up on a slow payment provider
    Given the service "orders" is running with:
      | PAYMENTS_TIMEOUT_MS | 300 |
    And the connection from "orders" to "payments" is slow by 2 seconds
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 503
    And the response field "type" should be "/problems/payments-unavailable"
    And the service "orders" should have called "payments" 1 time
    When I send a GET request to "/orders/{{order.id}}"
    Then the response field "status" should be "open"

  Scenario: A patient shop takes the same payment
    Given the connection from "orders" to "payments" is slow by 1 second
    When I pay with the card "4242424242424242"
    Then my order should be paid

  @ui
  Scenario: A buyer of an impatient shop pays again when the provider is quick
    Given the service "orders" is running with:
      | PAYMENTS_TIMEOUT_MS | 500 |
    And the connection from "orders" to "payments" is slow by 3 seconds
    And I open "/orders/{{order.id}}"
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    When the connection from "orders" to "payments" is restored
    And I pay with the card "4242424242424242"
    Then my order should be paid
    And the service "orders" should have called "payments" 2 times

  Scenario: Sessions of a shop with another secret do not count, and everybody signs in again
    Given the service "orders" is running with:
      | TOKEN_SECRET | for-this-scenario-alone |
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 401
    Given I am signed in as "buyer"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200
    And the response field "status" should be "open"

  Scenario: A shop that says more about its work
    Given the service "orders" is running with:
      | RUST_LOG | debug |
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200
    And the service "orders" should log "DEBUG"
    And no service should have panicked
