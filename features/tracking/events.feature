@api
Feature: Events of an order
  Whoever follows an order over the API is told its status at once, and then every change of it.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Cumin" for 3.20 EUR with 9 in stock
    And I have an open order for 1 "Cumin"

  @smoke
  Scenario: The first event tells the status as it is
    When I listen to the events of "/orders/{{order.id}}/events"
    Then I should receive the event "status" containing:
      """
      { "orderId": "{{order.id}}", "status": "open" }
      """
    And I should receive 1 message

  Scenario: A payment is told as soon as it is made
    When I listen to the events of "/orders/{{order.id}}/events"
    And I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then within 3 seconds I should receive a message containing:
      """
      { "orderId": "{{order.id}}", "status": "paid" }
      """
    And I should receive 2 messages

  Scenario: A declined card changes nothing
    When I listen to the events of "/orders/{{order.id}}/events"
    Then I should receive 1 message
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4000000000000002" }
      """
    Then the response status should be 402
    And for 500 ms I should receive 1 message
    And I should not receive a message containing:
      """
      status: paid
      """

  Scenario: Nothing is told after the order is closed
    Given I send a POST request to "/orders/{{order.id}}/cancel"
    When I listen to the events of "/orders/{{order.id}}/events"
    Then I should receive a message containing:
      """
      status: cancelled
      """
    And for 500 ms I should receive 1 message

  Scenario: What happens to another order is not told
    Given the variable "followed" is "{{order.id}}"
    And I have an open order for 1 "Cumin"
    When I listen to the events of "/orders/{{followed}}/events"
    And I send a POST request to "/orders/{{order.id}}/cancel"
    Then the response status should be 200
    And for 500 ms I should not receive a message containing:
      """
      status: cancelled
      """

  Scenario: The clerk and the buyer follow the same order
    When I listen to the events of "/orders/{{order.id}}/events"
    And I continue as "clerk"
    And I listen to the events of "/orders/{{order.id}}/events"
    And I send a POST request to "/orders/{{order.id}}/cancel"
    Then I should receive a message containing:
      """
      { "orderId": "{{order.id}}", "status": "cancelled" }
      """
    When I continue as "buyer"
    Then I should receive a message containing:
      """
      { "orderId": "{{order.id}}", "status": "cancelled" }
      """

  Scenario: An event leads to its order
    When I listen to the events of "/orders/{{order.id}}/events"
    And I save the received field "orderId" as "followed"
    And I send a GET request to "/orders/{{followed}}"
    Then the response fields should be:
      | id                | {{followed}} |
      | lines[0].quantity |            1 |

  Scenario: Another buyer learns nothing
    When I continue as "another buyer"
    And I send a GET request to "/orders/{{order.id}}/events"
    Then the response status should be 404
    And the response field "type" should be "/problems/order-not-found"

  Scenario: Whoever asks after the payment is told at once, and then nothing more
    Given I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    When I listen to the events of "/orders/{{order.id}}/events"
    Then I should receive the event "status" containing:
      """
      { "orderId": "{{order.id}}", "status": "paid" }
      """
    And for 300 ms I should receive 1 message

  Scenario: An order that does not exist has no events
    Given a unique uuid saved as "nobody's order"
    When I send a GET request to "/orders/{{nobody's order}}/events"
    Then the response status should be 404
    And the response header "Content-Type" should be "application/problem+json"
