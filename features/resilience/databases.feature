@services @env:postgres @contract:off
Feature: Databases out of reach
  Each service has its own database, over a cable of its own. While it is cut nothing is half done, and afterwards the shop goes on.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Fennel" for 2.40 EUR with 6 in stock

  Scenario: An order that cannot be written down gives its stock back
    Given the connection from "orders" to the database "orders" is down
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 500
    And the response field "type" should be "/problems/internal-error"
    And the service "orders" should have sent "inventory" a DELETE request to "/reservations/{id}"
    And 6 "Fennel" should be left in stock

  Scenario: Orders go on by themselves when their database is back
    Given the connection from "orders" to the database "orders" is down
    When I send a GET request to "/orders"
    Then the response status should be 500
    Given the connection from "orders" to the database "orders" is restored
    When I order 2 "Fennel"
    Then my order should be open
    And 4 "Fennel" should be left in stock

  Scenario: A slow database delays an order, and does not double it
    Given the connection from "orders" to the database "orders" is slow by 200 ms
    When I order 1 "Fennel"
    Then my order should be open
    And the service "orders" should have called "inventory" 1 time
    And 5 "Fennel" should be left in stock

  Scenario: No card is charged for an order that cannot be looked up
    Given I have an open order for 1 "Fennel"
    And the connection from "orders" to the database "orders" is down
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 500
    And the service "orders" should not have called "payments"
    Given the connection from "orders" to the database "orders" is restored
    When I pay with the card "4242424242424242"
    Then my order should be paid

  Scenario: Orders can be read while the inventory has no database
    Given I have an open order for 1 "Fennel"
    And the connection from "inventory" to the database "inventory" is down
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 1 }] }
      """
    Then the response status should be 503
    And the response field "type" should be "/problems/inventory-unavailable"
