@api
Feature: Asking the shop
  What any client may rely on, whatever it asks for.

  Scenario: The description of the API can be kept, and is the same for everybody
    When I send a GET request to "/openapi.json"
    And I save the response body as the file "orders/openapi.json"
    Given I am signed in as "clerk"
    When I send a GET request to "/openapi.json"
    Then the response body should be the same as the file "reports/output/files/orders/openapi.json"

  Scenario: An answer comes soon enough for an impatient client
    Given the request timeout is 3 seconds
    When I send a GET request to "/health"
    Then the response should be successful

  Scenario: The services are asked in turn, by the same person
    Given I am signed in as "buyer"
    When I send a GET request to "/orders"
    Then the response status should be 200
    Given I use the "inventory" API
    When I send a GET request to "/products"
    Then the response status should be 200
    Given I use the "orders" API
    When I send a GET request to "/orders"
    Then the response status should be 200

  Scenario: A body may come in any words that mean the same
    Given the request body:
      """yaml
      username: ann
      password: ann-secret
      """
    When I send a POST request to "/sessions"
    Then the response status should be 201
    And the response header "Content-Type" should be "application/json"

  @contract:off
  Scenario: A method that a path does not know is a problem
    When I send a DELETE request to "/sessions"
    Then the response status should be 405
    And the response header "Content-Type" should be "application/problem+json"
    And the response field "type" should be "/problems/method-not-allowed"
    And the response field "detail" should contain "DELETE"

  @contract:off
  Scenario: The shop wants no packed bodies
    Given the request body is compressed with "gzip"
    When I send a POST request to "/sessions" with body:
      """
      { "username": "ann", "password": "ann-secret" }
      """
    Then the response should be a client error
    And the response field "type" should be "/problems/invalid-json"
