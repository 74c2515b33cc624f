@api
Feature: Who may do what with an order
  Ann ordered; her order is hers and the clerks'. For everybody else it does not exist.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Ginger" for 2.50 EUR with 6 in stock
    And I have an open order for 2 "Ginger"

  Scenario Outline: The <who> who cancels the order is answered with <status>
    Given I continue as "<who>"
    When I send a POST request to "/orders/{{order.id}}/cancel"
    Then the response status should be <status>
    And <left> "Ginger" should be left in stock

    Examples:
      | who           | status | left |
      | buyer         |    200 |    6 |
      | another buyer |    404 |    4 |
      | clerk         |    200 |    6 |

  Scenario Outline: The <who> who pays the order is answered with <status>
    Given I continue as "<who>"
    When I call the operation "payOrder" with:
      | id   | {{order.id}}     |
      | card | 4242424242424242 |
    Then the response status should be <status>
    Given I continue as "buyer"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response field "status" should be "<then>"

    Examples:
      | who           | status | then |
      | buyer         |    200 | paid |
      | another buyer |    404 | open |
      | clerk         |    403 | open |

  Scenario Outline: Without being signed in there is no <method> of <path>
    Given I am not signed in
    When I send a <method> request to "<path>"
    Then the response status should be 401
    And the response header "WWW-Authenticate" should be "Bearer"
    And the response field "type" should be "/problems/not-signed-in"

    Examples:
      | method | path                         |
      | POST   | /orders                      |
      | GET    | /orders/{{order.id}}         |
      | GET    | /orders/{{order.id}}/events  |
      | POST   | /orders/{{order.id}}/payment |
      | POST   | /orders/{{order.id}}/cancel  |

  Scenario: Who is not signed in does not learn which orders there are
    Given I am not signed in
    And a unique uuid saved as "nobody's order"
    When I send a GET request to "/orders/{{nobody's order}}"
    Then the response status should be 401

  Scenario: A buyer's list holds nothing of another buyer
    Given I continue as "another buyer"
    And I have an open order for 1 "Ginger"
    When I send a GET request to "/orders?pageSize=100"
    Then every item in the response field "items" should have:
      | buyer | bob |

  Scenario Outline: A buyer cannot ask for the orders of <whose>
    When I send a GET request to "/orders?buyer=<whose>"
    Then the response status should be 403
    And the response fields should be:
      | type   | /problems/clerks-only    |
      | detail | only a clerk can do this |

    Examples:
      | whose |
      | bob   |
      | carl  |

  Scenario: A clerk asks for the orders of one buyer
    Given I continue as "clerk"
    And the query parameters:
      | buyer    | ann  |
      | status   | open |
      | pageSize |  100 |
    When I call the operation "listOrders"
    Then the response status should be 200
    And every item in the response field "items" should have:
      | buyer  | ann  |
      | status | open |
    And the response field "items" should contain an item with:
      | id | {{order.id}} |

  Scenario: A buyer who never ordered has an empty list
    Given I continue as "clerk"
    And a unique word saved as "stranger"
    When I send a GET request to "/orders?buyer={{stranger}}"
    Then the response fields should be:
      | items | #[0] |
      | total |    0 |
