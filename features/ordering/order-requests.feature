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

  Scenario: An order of more than a hundred lines is refused
    Given the request body from the file "features/ordering/101-lines.json"
    When I send a POST request to "/orders"
    Then the response status should be 422
    And the response field "errors" should have the items:
      | field | message                |
      | lines | must be 1 to 100 lines |

  Scenario: An order is told all its faults at once
    When I send a POST request to "/orders" with body:
      """
      {
        "lines": [
          { "sku": "{{Cherry.sku}}", "quantity": 0 },
          { "sku": "{{Cherry.sku}}", "quantity": 1 },
          { "sku": "{{Cherry.sku}}", "quantity": 100 }
        ]
      }
      """
    Then the response field "errors" should have the items:
      | field             | message         |
      | lines[0].quantity | must be 1 to 99 |
      | lines[2].quantity | must be 1 to 99 |
    And 500 "Cherry" should be left in stock

  Scenario Outline: <quantity> of a product can be ordered
    When I call the operation "placeOrder" with:
      | lines | [{ "sku": "{{Cherry.sku}}", "quantity": <quantity> }] |
    Then the response status should be 201
    And the response field "totalCents" should be <cents>

    Examples:
      | quantity | cents |
      |        1 |    10 |
      |       99 |   990 |

  Scenario Outline: An order with <fault> cannot be read
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ <line> }] }
      """
    Then the response status should be 400
    And the response field "type" should be "/problems/invalid-json"
    And the response field "detail" should contain "<named>"

    Examples:
      | fault              | line                                        | named    |
      | no quantity        | "sku": "{{Cherry.sku}}"                     | quantity |
      | a quantity as text | "sku": "{{Cherry.sku}}", "quantity": "many" | quantity |
      | no product         | "quantity": 1                               | sku      |
