Feature: Finding orders

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Mango" for 2.20 EUR with 10 in stock
    And I have an open order for 1 "Mango"

  @api
  Scenario: A buyer sees nobody else's order
    Given I continue as "another buyer"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 404
    And the response field "type" should be "/problems/order-not-found"

  @api
  Scenario: A clerk sees every order
    Given I continue as "clerk"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200
    And the response field "buyer" should be "ann"

  @api
  Scenario: Orders can be asked for by their status
    Given the query parameters:
      | status   | open |
      | pageSize |  100 |
    When I send a GET request to "/orders"
    Then the response status should be 200
    And the response field "items" should contain an item with:
      | id         | {{order.id}} |
      | totalCents |          220 |
    And every item in the response field "items" should have:
      | status | open |
    And the response should match the API specification

  @api
  Scenario: A status that does not exist is refused
    When I send a GET request to "/orders?status=lost"
    Then the response status should be 400
    And the response field "type" should be "/problems/invalid-query"

  @ui
  Scenario: A clerk filters the orders by status
    Given I continue as "clerk"
    When I open "orders"
    And I select "Paid" from "Status"
    Then I should see the "Orders" heading
    When I select "Open" from "Status"
    Then the "Orders" table should contain:
      | Buyer | Status | Total |
      | ann   | Open   | €2.20 |

  @ui
  Scenario: Somebody else's order is not found
    Given I continue as "another buyer"
    When I open "/orders/{{order.id}}"
    Then I should see the "Order not found" heading
