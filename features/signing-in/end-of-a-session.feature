@services @env:default @env:postgres
Feature: The end of a session
  Who signs in stays signed in for a working day, and no longer.

  Background:
    Given I am signed in as "buyer"

  Scenario: A session is good for twelve hours
    When 11 hours pass
    And I send a GET request to "/orders"
    Then the response status should be 200
    When 1 hour passes
    And I send a GET request to "/orders"
    Then the response status should be 401
    And the response field "type" should be "/problems/not-signed-in"

  Scenario: Who signs in again goes on
    Given the shop sells "Fennel" for 1.40 EUR with 6 in stock
    And I have an open order for 2 "Fennel"
    When 3 days pass
    And I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 401
    Given I am signed in as "buyer"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200
    And the response field "status" should be "open"

  Scenario: The time goes on where it was when the service starts again
    Given 13 hours pass
    When I restart the service "orders"
    And I send a GET request to "/orders"
    Then the response status should be 401
