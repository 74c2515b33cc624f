Feature: Cancelling an order

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Fennel" for 1.40 EUR with 6 in stock
    And I have an open order for 2 "Fennel"

  @either @smoke
  Scenario: A cancelled order gives its stock back
    When I cancel my order
    Then my order should be cancelled
    And 6 "Fennel" should be left in stock

  @ui
  Scenario: Cancelling asks first
    When I open "/orders/{{order.id}}"
    And I click "Cancel order"
    Then I should see the "Cancel this order?" dialog
    When I look inside the "Cancel this order?" dialog
    And I click "Keep order"
    And I look at the whole page
    Then my order should be open
    And 4 "Fennel" should be left in stock

  @api
  Scenario: What is paid cannot be cancelled
    Given I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    When I send a POST request to "/orders/{{order.id}}/cancel"
    Then the response status should be 409
    And the response field "type" should be "/problems/order-not-open"
