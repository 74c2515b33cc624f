@api
Feature: Lists of orders

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Radish" for 0.70 EUR with 9 in stock
    And I have an open order for 1 "Radish"

  Scenario Outline: What became <status> is listed as <status> and no longer as open
    Given I send a POST request to "/orders/{{order.id}}/<done>" with body:
      """
      { "card": "4242424242424242" }
      """
    When I send a GET request to "/orders?status=<status>&pageSize=100"
    Then the response field "items" should contain an item with:
      | id        | {{order.id}} |
      | paymentId | <payment>    |
    And every item in the response field "items" should have:
      | status | <status> |
    When I send a GET request to "/orders?status=open&pageSize=100"
    Then the response field "$.items[?(@.id == '{{order.id}}')]" should not exist

    Examples:
      | status    | done    | payment      |
      | paid      | payment | #regex ch_.+ |
      | cancelled | cancel  | #null        |

  Scenario: The newest order comes first
    Given I have an open order for 1 "Radish"
    When I send a GET request to "/orders?pageSize=2"
    Then the response body should contain:
      """
      {
        "items": "#[2]",
        "page": 1,
        "pageSize": 2
      }
      """
    And the response fields should be:
      | items[0].createdAt | #>= items[1].createdAt |

  Scenario Outline: There is no list with <fault>
    When I send a GET request to "/orders?<query>"
    Then the response status should be 400
    And the response field "type" should be "/problems/invalid-query"

    Examples:
      | fault                      | query        |
      | a page before the first    | page=0       |
      | pages without room         | pageSize=0   |
      | pages of more than hundred | pageSize=101 |
      | a status in capitals       | status=OPEN  |
