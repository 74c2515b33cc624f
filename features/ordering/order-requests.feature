@api
Feature: What an order request may say

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Cherry" for 0.10 EUR with 500 in stock

  Scenario: An order tells its lines and what they cost
    When I call the operation "placeOrder" with:
      | lines | [{ "sku": "{{Cherry.sku}}", "quantity": 20 }] |
    Then the response status should be 201
    And the response body should contain:
      """
      {
        "id": "#uuid",
        "buyer": "ann",
        "status": "open",
        "lines": [{ "sku": "{{Cherry.sku}}", "quantity": 20, "unitPriceCents": 10 }],
        "totalCents": 200,
        "paymentId": null,
        "createdAt": "#date"
      }
      """
    And the response should match the API specification

  Scenario Outline: A quantity of <quantity> is refused
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Cherry.sku}}", "quantity": <quantity> }] }
      """
    Then the response status should be 422
    And the response field "type" should be "/problems/invalid-order"
    And the response should match the API specification

    Examples: from "features/ordering/refused-quantities.csv"
      | quantity |

  Scenario: An order without a line is refused
    When I send a POST request to "/orders" with body:
      """
      { "lines": [] }
      """
    Then the response status should be 422
    And the response field "errors" should have 1 item

  Scenario: An unknown product is refused by name
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "UNICORN", "quantity": 1 }] }
      """
    Then the response status should be 422
    And the response field "skus" should contain "UNICORN"

  Scenario: A clerk cannot order
    Given I continue as "clerk"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Cherry.sku}}", "quantity": 1 }] }
      """
    Then the response should be a client error
    And the response status should be 403
