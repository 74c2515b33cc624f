@api
Feature: Reserving stock
  The orders service reserves what a buyer orders, all of it or nothing.

  Background:
    Given I use the "inventory" API
    And a unique uuid saved as "order id"
    And the shop sells "Apple" for 0.50 EUR with 5 in stock
    And the shop sells "Grape" for 4 EUR with 1 in stock

  Scenario: A reservation takes from the stock and its release gives back
    When I send a POST request to "/reservations" with body:
      """
      { "orderId": "{{order id}}", "lines": [{ "sku": "{{Apple.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 201
    And 3 "Apple" should be left in stock
    When I save the response field "id" as "reservation"
    And I send a DELETE request to "/reservations/{{reservation}}"
    Then the response status should be 204
    And the response body should be empty
    And 5 "Apple" should be left in stock

  Scenario: When one product is short, nothing is reserved
    When I send a POST request to "/reservations" with body:
      """
      {
        "orderId": "{{order id}}",
        "lines": [
          { "sku": "{{Apple.sku}}", "quantity": 2 },
          { "sku": "{{Grape.sku}}", "quantity": 3 }
        ]
      }
      """
    Then the response status should be 409
    And the response field "shortages" should contain an item with:
      | sku       | {{Grape.sku}} |
      | requested |             3 |
      | available |             1 |
    And 5 "Apple" should be left in stock
    And the response should match the API specification

  Scenario: A reservation is released once
    When I send a POST request to "/reservations" with body:
      """
      { "orderId": "{{order id}}", "lines": [{ "sku": "{{Apple.sku}}", "quantity": 2 }] }
      """
    And I save the response field "id" as "reservation"
    And I send a DELETE request to "/reservations/{{reservation}}"
    And I send a DELETE request to "/reservations/{{reservation}}"
    Then the response status should be 404
    And the response field "type" should be "/problems/reservation-not-found"
    And 5 "Apple" should be left in stock

  Scenario: A reservation that never was cannot be released
    When I call the operation "releaseStock" with:
      | id | {{order id}} |
    Then the response status should be 404
    And the response field "detail" should be "there is no reservation {{order id}}"

  Scenario: The last piece can be reserved, and then none is left
    When I send a POST request to "/reservations" with body:
      """
      { "orderId": "{{order id}}", "lines": [{ "sku": "{{Grape.sku}}", "quantity": 1 }] }
      """
    Then the response status should be 201
    When I send a POST request to "/reservations" with body:
      """
      { "orderId": "{{order id}}", "lines": [{ "sku": "{{Grape.sku}}", "quantity": 1 }] }
      """
    Then the response status should be 409
    And the response field "shortages[0].available" should be 0

  Scenario: The same product on two lines is reserved as one
    When I send a POST request to "/reservations" with body:
      """
      {
        "orderId": "{{order id}}",
        "lines": [
          { "sku": "{{Apple.sku}}", "quantity": 2 },
          { "sku": "{{Grape.sku}}", "quantity": 1 },
          { "sku": "{{Apple.sku}}", "quantity": 1 }
        ]
      }
      """
    Then the response field "lines" should have the items:
      | sku           | quantity | unitPriceCents |
      | {{Apple.sku}} |        3 |             50 |
      | {{Grape.sku}} |        1 |            400 |
    And 2 "Apple" should be left in stock

  Scenario: Every product that the shop does not know is named
    When I send a POST request to "/reservations" with body:
      """
      {
        "orderId": "{{order id}}",
        "lines": [
          { "sku": "UNICORN", "quantity": 1 },
          { "sku": "{{Apple.sku}}", "quantity": 1 },
          { "sku": "DRAGON", "quantity": 1 }
        ]
      }
      """
    Then the response status should be 422
    And the response body, in any order, should be:
      """
      {
        "type": "/problems/unknown-product",
        "title": "Unknown product",
        "status": 422,
        "detail": "#regex there is no product .+",
        "skus": ["UNICORN", "DRAGON"]
      }
      """
    And 5 "Apple" should be left in stock

  Scenario Outline: A reservation <fault> is refused
    When I send a POST request to "/reservations" with body:
      """
      { "orderId": "<order>", "lines": <lines> }
      """
    Then the response status should be 422
    And the response field "type" should be "/problems/invalid-reservation"
    And the response field "errors" should have the items:
      | field   |
      | <field> |

    Examples:
      | fault                  | order        | lines                                             | field             |
      | for no order           |              | [{ "sku": "{{Apple.sku}}", "quantity": 1 }]       | orderId           |
      | of nothing             | {{order id}} | []                                                | lines             |
      | of no piece            | {{order id}} | [{ "sku": "{{Apple.sku}}", "quantity": 0 }]       | lines[0].quantity |
      | of more than a million | {{order id}} | [{ "sku": "{{Apple.sku}}", "quantity": 1000001 }] | lines[0].quantity |
