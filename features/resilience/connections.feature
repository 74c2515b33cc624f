@services
Feature: Connections between the parts of the shop
  A cable may be cut where every part of the shop is well. The buyer loses no order by it, and pays none twice.

  Background:
    Given all services are running
    And I am signed in as "buyer"
    And the shop sells "Fennel" for 2.40 EUR with 6 in stock

  Scenario: Placing an order asks the inventory once, and nobody for money
    When I order 2 "Fennel"
    Then the service "orders" should have sent "inventory" a POST request to "/reservations" with body:
      """
      orderId: "#uuid"
      lines:
        - sku: "{{Fennel.sku}}"
          quantity: 2
      """
    And the service "orders" should have called "inventory" 1 time
    And the service "orders" should not have called "payments"

  Scenario: An order that the inventory could not be asked for is sent again, and placed once
    Given a unique uuid saved as "key"
    And the connection from "orders" to "inventory" is down
    And the request header "Idempotency-Key" is "{{key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 503
    And the response field "type" should be "/problems/inventory-unavailable"
    And 6 "Fennel" should be left in stock
    When the connection from "orders" to "inventory" is restored
    And the request header "Idempotency-Key" is "{{key}}"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 201
    Given the request header "Idempotency-Key" is "{{key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    Then the response header "Idempotency-Replayed" should be "true"
    And the service "orders" should have called "inventory" 2 times
    And 4 "Fennel" should be left in stock

  Scenario: An order that had to be sent twice is paid once
    Given a unique uuid saved as "key"
    And the connection from "orders" to "inventory" is down
    And the request header "Idempotency-Key" is "{{key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 503
    And the mock "payments" should not have been called
    When the connection from "orders" to "inventory" is restored
    And the request header "Idempotency-Key" is "{{key}}"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 201
    When I save the response field "id" as "placed"
    And I send a POST request to "/orders/{{placed}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response field "status" should be "paid"
    And I should be charged 4.80 EUR once
    And 4 "Fennel" should be left in stock

  Scenario: A slow inventory delays an order, and does not double it
    Given the connection from "orders" to "inventory" is slow by 1 second
    When I order 1 "Fennel"
    Then my order should be open
    And the service "orders" should have called "inventory" 1 time
    And 5 "Fennel" should be left in stock

  Scenario: Nothing is charged while the payment provider is out of reach, and once when it is back
    Given I have an open order for 1 "Fennel"
    And the connection from "orders" to "payments" is down
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    And my order should be open
    When the connection from "orders" to "payments" is restored
    And I pay with the card "4242424242424242"
    Then my order should be paid
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 409
    And the service "orders" should have called "payments" 3 times
    And the service "orders" should have sent "payments" a POST request to "/charges" with body:
      """
      orderId: "{{order.id}}"
      amountCents: 240
      currency: EUR
      card: "#string"
      """

  Scenario: Reading one's orders asks no other part of the shop
    Given I have an open order for 1 "Fennel"
    And the connection from "orders" to "inventory" is down
    And the connection from "orders" to "payments" is down
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200
    And the response field "status" should be "open"
    And the service "orders" should have called "inventory" 1 time
    And the service "orders" should not have called "payments"

  Scenario: A cancelled order gives its stock back
    Given I have an open order for 2 "Fennel"
    When I cancel my order
    Then my order should be cancelled
    And the service "orders" should have sent "inventory" a DELETE request to "/reservations/{id}"
    And 6 "Fennel" should be left in stock

  @ui
  Scenario: A buyer sees that the payment did not go through, and pays again
    Given I have an open order for 1 "Fennel"
    And the connection from "orders" to "payments" is down
    And I open "/orders/{{order.id}}"
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    When the connection from "orders" to "payments" is restored
    And I pay with the card "4242424242424242"
    Then my order should be paid
    And the service "orders" should have called "payments" 3 times
