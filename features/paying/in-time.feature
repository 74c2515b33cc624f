@services @env:default @env:postgres
Feature: Paying in time
  The prices of an open order hold for a day. After that it can be cancelled, but not paid.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Fennel" for 1.40 EUR with 6 in stock

  Scenario: The last minute is in time
    Given I have an open order for 2 "Fennel"
    When 1439 minutes pass
    And I am signed in as "buyer"
    And I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 200
    And the response field "status" should be "paid"

  Scenario: An order that is a day old is not charged, and gives its stock back
    Given I have an open order for 2 "Fennel"
    When 25 hours pass
    And I am signed in as "buyer"
    And I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 409
    And the response field "type" should be "/problems/payment-overdue"
    And the service "orders" should not have called "payments"
    When I send a POST request to "/orders/{{order.id}}/cancel"
    Then the response status should be 200
    And 6 "Fennel" should be left in stock

  Scenario: A day has 24 hours, also in the night in which the clocks are put forward
    Given the time is "2026-03-28T12:00:00+01:00"
    And I am signed in as "buyer"
    And I have an open order for 1 "Fennel"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response field "createdAt" should be "{{today}}T11:00:00.000000Z"
    Given the time is "2026-03-29T13:00:01+02:00"
    And I am signed in as "buyer"
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 409
    And the response field "type" should be "/problems/payment-overdue"

  Scenario: An order whose payment was cut off by a crash can be paid again after half a minute
    Given the time is "2026-03-01T10:00:00Z"
    And I am signed in as "buyer"
    And I have an open order for 1 "Fennel"
    And I run the SQL in the database "orders":
      """
      UPDATE orders SET held_until = 1772359230000 WHERE id = '{{order.id}}';
      """
    When I pay with the card "4242424242424242"
    Then I should be told that "is being paid"
    When 31 seconds pass
    And I pay with the card "4242424242424242"
    Then my order should be paid

  @ui
  Scenario: The page of an order counts the time since it was placed
    Given the time is "2026-03-29T00:59:00Z"
    And I am signed in as "buyer"
    And I have an open order for 1 "Fennel"
    When I open "/orders/{{order.id}}"
    Then I should see "(just now)"
    When 330 seconds pass
    Then I should see "(5 minutes ago)"
