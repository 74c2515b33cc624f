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
      | requested | 3             |
      | available | 1             |
    And 5 "Apple" should be left in stock
    And the response should match the API specification
