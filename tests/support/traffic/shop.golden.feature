# Left for you:
# - GET /orders, PUT /orders/{id}/note: who is signed in, 'I am signed in as "…"', since the proof of it is a secret (or --actor)
# - POST /files: a body of the type multipart/form-data is for you to attach
# - the environment variable SESSION_PASSWORD: "password" of POST /sessions, a secret
# - the environment variable CART_X_API_KEY: "x-api-key" of POST /carts, a secret
# - the environment variable CART_API_KEY: "api_key" of PATCH /carts/17, a secret
@api @draft
Feature: Shop
  A draft from shop.har: look it through, name it, and move it to where it belongs.

  Background:
    Given I use the "shop" API

  Scenario: Filling a cart
    Given the form fields:
      | username | ann                      |
      | password | {{env.SESSION_PASSWORD}} |
    When I send a POST request to "/sessions"
    Then the response status should be 200
    And the response body should contain:
      """
      {
        "user": "ann"
      }
      """
    Given a unique uuid saved as "idempotency key"
    And the request header "Idempotency-Key" is "{{idempotency key}}"
    And the request header "X-Api-Key" is "{{env.CART_X_API_KEY}}"
    When I send a POST request to "/carts" with body:
      """
      {
        "text": "say \u0022\u0022\u0022 | \\n",
        "tags": []
      }
      """
    Then the response status should be 201
    And the response body should contain:
      """
      {
        "id": "#number",
        "link": "#regex /carts/[0-9A-Fa-f-]{36}",
        "createdAt": "#date",
        "note": "#string",
        "token": "#string",
        "lines": [
          1,
          2,
          3
        ]
      }
      """
    When I save the response field "id" as "cart id"
    Given the request header "If-Match" is "\"v1\""
    And the request header "Content-Type" is "application/merge-patch+json"
    When I send a PATCH request to "/carts/{{cart id}}?api_key={{env.CART_API_KEY}}&q=a%22b&page=17" with body:
      """
      {
        "cartId": "{{cart id}}",
        "count": 17
      }
      """
    Then the response status should be 200

  Scenario: GET /orders, PUT /orders/{id}/note
    When I send a GET request to "/orders"
    Then the response status should be 200
    And the response body should contain:
      """
      {
        "items": [
          {
            "id": "#uuid"
          }
        ]
      }
      """
    When I save the response field "items[0].id" as "order id"
    Given the request header "Content-Type" is "text/plain"
    When I send a PUT request to "/orders/{{order id}}/note" with body:
      """
      hello
      """
    Then the response status should be 204
