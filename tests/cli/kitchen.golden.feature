# Left for you:
# - the environment variable SESSION_PASSWORD: "password" of POST /sessions, a secret
@api @draft
Feature: Lunch time
  A draft from Lunch time.har: look it through, name it, and move it to where it belongs.

  Background:
    Given I use the "kitchen" API

  Scenario: Sign in, Place an order, GET /orders and 3 more
    When I call the operation "signIn" with:
      | username | ann                      |
      | password | {{env.SESSION_PASSWORD}} |
    Then the response status should be 201
    And the response body should contain:
      """
      {
        "username": "ann",
        "token": "#string"
      }
      """
    When I save the response field "token" as "session token"
    Given the request header "Authorization" is "Bearer {{session token}}"
    When I call the operation "placeOrder" with:
      | dish  | pea soup |
      | count |        2 |
    Then the response status should be 201
    And the response body should contain:
      """
      {
        "id": "#uuid",
        "dish": "pea soup",
        "count": 2,
        "state": "open",
        "placedAt": "#date"
      }
      """
    When I save the response field "id" as "order id"
    Given the request header "Authorization" is "Bearer {{session token}}"
    When I call the operation "listOrders" with:
      | state | open |
    Then the response status should be 200
    And the response body should contain:
      """
      {
        "items": [
          {
            "id": "{{order id}}",
            "dish": "pea soup",
            "count": 2,
            "state": "open",
            "placedAt": "#date"
          }
        ]
      }
      """
    Given the request header "Authorization" is "Bearer {{session token}}"
    When I call the operation "getOrder" with:
      | id | {{order id}} |
    Then the response status should be 200
    And the response body should contain:
      """
      {
        "id": "{{order id}}",
        "dish": "pea soup",
        "count": 2,
        "state": "open",
        "placedAt": "#date"
      }
      """
    Given the request header "Authorization" is "Bearer {{session token}}"
    When I send a POST request to "/notes" with body:
      """
      {
        "about": "{{order id}}"
      }
      """
    Then the response status should be 201
    And the response body should contain:
      """
      {
        "id": "#number",
        "note": {
          "about": "{{order id}}"
        }
      }
      """
    Given the request header "Authorization" is "Bearer {{session token}}"
    When I call the operation "dropOrder" with:
      | id | {{order id}} |
    Then the response status should be 204
    Given the request header "Authorization" is "Bearer {{session token}}"
    When I call the operation "getOrder" with:
      | id | {{order id}} |
    Then the response status should be 404
    And the response body should contain:
      """
      {
        "error": "no such order"
      }
      """
