@api
Feature: Problems
  Whatever the shop refuses it explains the same way, so that a program understands the type and a person the title and
  the detail.

  Background:
    Given I am signed in as "buyer"

  Scenario Outline: <title> of <api>, after <method> <path>
    Given I use the "<api>" API
    When I send a <method> request to "<path>" with body:
      """
      <body>
      """
    Then the response status should be <status>
    And the response header "Content-Type" should be "application/problem+json"
    And the response should match the schema "features/operations/problem.schema.json"
    And the response fields should be:
      | type   | /problems/<kind> |
      | title  | <title>          |
      | status | <status>         |
      | detail | <detail>         |

    Examples: from "features/operations/problems.yaml"
      | api | method | path | body | status | kind | title | detail |

  Scenario: Files are not taken where a document is expected
    Given the file "features/operations/problem.schema.json" is attached as "order"
    When I send a POST request to "/orders"
    Then the response status should be 415
    And the response field "type" should be "/problems/unsupported-media-type"

  @contract:off
  Scenario Outline: The address "<path>" is not guessed
    Given redirects are not followed
    When I send a GET request to "<path>"
    Then the response status should be 404
    And the response field "type" should be "/problems/route-not-found"
    And the response field "detail" should be "there is nothing at <path>"

    Examples:
      | path     |
      | /orders/ |
      | /Orders  |
      | /order   |

  Scenario: A client that wants something else gets JSON all the same
    Given the request headers:
      | Accept          | text/html |
      | Accept-Language | de        |
    When I send a GET request to "/health"
    Then the response status should be 200
    And the response header "Content-Type" should be "application/json"
