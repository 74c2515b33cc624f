@api
Feature: Running the shop

  @smoke
  Scenario Outline: The <service> service says that it is well
    Given I use the "<service>" API
    When I send a GET request to "/health"
    Then the response status should be 200
    And the response field "status" should be "ok"
    And the response time should be less than 2 seconds

    Examples:
      | service   |
      | inventory |
      | orders    |

  Scenario: The API documents itself
    When I send a GET request to "/openapi.json"
    Then the response status should be 200
    And the response field "openapi" should match the pattern "^3\.1"
    And the response field "$..operationId" should contain "placeOrder"

  @services
  Scenario: Passwords do not reach the log
    When I send a POST request to "/sessions" with body:
      """
      { "username": "ann", "password": "ann-secret" }
      """
    Then the response status should be 201
    And the service "orders" should log "/sessions"
    And the service "orders" should not log "ann-secret"

  Scenario: A request that is no JSON is answered as a problem
    Given the request header "Content-Type" is "application/json"
    When I send a POST request to "/sessions" with body:
      """text
      username: ann, password
      """
    Then the response status should be 400
    And the response header "Content-Type" should contain "problem+json"

  @contract:off
  Scenario: What does not exist is a problem too
    When I send a GET request to "/no/such/page"
    Then the response status should be 404
    And the response header "Content-Type" should contain "problem+json"
