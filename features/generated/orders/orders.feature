# generated feature c06dcf6e
@api @generated
Feature: Orders of the orders API
  From the OpenAPI document. What is changed here stays: docs/generate.md.

  Background:
    Given I use the "orders" API
    And I am signed in as "buyer"
    And a unique number saved as "mark"
    And I use the "inventory" API
    And a unique number saved as "product mark"
    And I call the operation "createProduct" with:
      | name       | Rustic Plastic Shoes |
      | priceCents |                  250 |
      | sku        | TEA-{{product mark}} |
      | stock      |              1000000 |
    And the response should be successful
    And I save the response field "sku" as "product sku"
    And I use the "orders" API

  # generated placeOrder.life 7397214b
  @operation:placeOrder
  Scenario: The life of an order: created, read and listed
    When I call the operation "placeOrder" with:
      | lines[0].quantity |               2 |
      | lines[0].sku      | {{product sku}} |
    Then the response status should be 201
    And the response should match the API specification
    When I save the response field "id" as "new order id"
    And I call the operation "getOrder" with:
      | id | {{new order id}} |
    Then the response status should be 200
    And the response should match the API specification
    And the response fields should be:
      | lines[0].quantity |               2 |
      | lines[0].sku      | {{product sku}} |
    When I call the operation "listOrders"
    Then the response status should be 200
    And the response should match the API specification

  # generated rule:listOrders 5f94c999
  @operation:listOrders
  Rule: List orders, newest first

    # generated listOrders.works e5a48d74
    Scenario: Orders can be listed
      When I call the operation "listOrders"
      Then the response status should be 200
      And the response should match the API specification

    # generated listOrders.page-size 905b06cf
    Scenario: A page of orders is as long as asked for
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      When I call the operation "listOrders" with:
        | pageSize | 1 |
      Then the response status should be 200
      And the response should match the API specification
      And the response field "items" should have 1 item

    # generated listOrders.pages 3fe99882
    Scenario: The second page of orders goes on where the first one ends
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      When I call the operation "listOrders" with:
        | pageSize | 1 |
        | page     | 1 |
      Then the response status should be 200
      And the response should match the API specification
      And I save the response field "items[0].id" as "on the first page"
      When I call the operation "listOrders" with:
        | pageSize | 1 |
        | page     | 2 |
      Then the response status should be 200
      And the response should match the API specification
      And the response field "items" should have 1 item
      And the response field "items[0].id" should not be "{{on the first page}}"

    # generated listOrders.filter-status 7a3158ff
    Scenario: Orders can be narrowed down to a status
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I save the response field "status" as "its status"
      When I call the operation "listOrders" with:
        | status | {{its status}} |
      Then the response status should be 200
      And the response should match the API specification
      And every item in the response field "items" should have:
        | status | {{its status}} |

    # generated listOrders.found 34df6ccc
    Scenario: A new order is in the list
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I save the response field "id" as "made"
      When I call the operation "listOrders"
      Then the response status should be 200
      And the response should match the API specification
      And the response field "items" should contain an item with:
        | id | {{made}} |

    # generated listOrders.accepted c2308f8e
    Scenario Outline: Orders can be listed when <detail>
      When I call the operation "listOrders" with:
        | <field> | <value> |
      Then the response status should be 200
      And the response should match the API specification

      Examples:
        | detail                    | field    | value     |
        | page is 1, its least      | page     |         1 |
        | pageSize is 1, its least  | pageSize |         1 |
        | pageSize is 100, its most | pageSize |       100 |
        | status is open            | status   | open      |
        | status is paid            | status   | paid      |
        | status is cancelled       | status   | cancelled |

    # generated listOrders.refused400 f98adf10
    Scenario Outline: Orders are not listed when <problem>
      When I call the operation "listOrders" with:
        | <field> | <value> |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | problem                         | field    | value          |
        | page is no number               | page     | many           |
        | page is no whole number         | page     |            1.5 |
        | page is 0, below its least      | page     |              0 |
        | pageSize is no number           | pageSize | many           |
        | pageSize is no whole number     | pageSize |            1.5 |
        | pageSize is 0, below its least  | pageSize |              0 |
        | pageSize is 101, above its most | pageSize |            101 |
        | status is none of its values    | status   | something-else |

    # generated listOrders.hinted-1 712ca54e
    Scenario: A buyer does not ask for the orders of somebody else
      When I call the operation "listOrders" with:
        | buyer | bob |
      Then the response status should be 403
      And the response should match the API specification

    # generated listOrders.hinted-2 60f4efa2
    Scenario: A clerk asks for the orders of a buyer
      Given I continue as "clerk"
      When I call the operation "listOrders" with:
        | buyer | ann |
      Then the response status should be 200
      And the response should match the API specification

    # generated listOrders.nobody 57910377
    Scenario: Orders are not listed for somebody who is not signed in
      Given I am not signed in
      When I call the operation "listOrders"
      Then the response status should be 401
      And the response should match the API specification

    # generated listOrders.token 576f3f14
    Scenario: Orders are not listed for a token that nobody was given
      Given I am not signed in
      And the request header "Authorization" is "Bearer no-such-token"
      When I call the operation "listOrders"
      Then the response status should be 401
      And the response should match the API specification

  # generated rule:placeOrder 7a41f455
  @operation:placeOrder
  Rule: Place an order

    # generated placeOrder.works df9a3059
    Scenario: An order can be created
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      Then the response status should be 201
      And the response should match the API specification
      And the response fields should be:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      When I save the response field "id" as "new order id"
      And I call the operation "getOrder" with:
        | id | {{new order id}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |

    # generated placeOrder.keyed 82081f62
    Scenario: Under one Idempotency-Key one order is made
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | Idempotency-Key   | key-{{mark}}    |
      Then the response status should be 201
      And the response should match the API specification
      And I save the response field "id" as "first"
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | Idempotency-Key   | key-{{mark}}    |
      Then the response status should be 200
      And the response field "id" should be "{{first}}"
      And the response should match the API specification

    # generated placeOrder.accepted 6c815b05
    Scenario Outline: An order can be created when <detail>
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | <field>           | <value>         |
      Then the response status should be 201
      And the response should match the API specification

      Examples:
        | detail                            | field             | value |
        | lines[0].quantity is 1, its least | lines[0].quantity |     1 |
        | lines[0].quantity is 99, its most | lines[0].quantity |    99 |

    # generated placeOrder.refused422 dfeb6967
    Scenario Outline: An order is not created when <problem>
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | <field>           | <value>         |
      Then the response status should be 422
      And the response should match the API specification

      Examples:
        | problem                                  | field             | value |
        | lines is empty                           | lines             | []    |
        | lines[0].quantity is 0, below its least  | lines[0].quantity |     0 |
        | lines[0].quantity is 100, above its most | lines[0].quantity |   100 |

    # generated placeOrder.refused400 55007b40
    Scenario Outline: An order is not created when the request cannot be read: <problem>
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | <field>           | <value>         |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | problem                              | field             | value |
        | lines[0].quantity is no number       | lines[0].quantity | many  |
        | lines[0].quantity is no whole number | lines[0].quantity |   1.5 |

    # generated placeOrder.without a5b4bbac
    Scenario Outline: An order is not created without <field>
      When I call the operation "placeOrder" without "<field>", with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | field             |
        | lines             |
        | lines[0].sku      |
        | lines[0].quantity |

    # generated placeOrder.form e44ee07d
    Scenario: An order is not created when a list is sent
      When I send a POST request to "/orders" with body:
        """
        []
        """
      Then the response status should be 400
      And the response should match the API specification

    # generated placeOrder.media 89c2f620
    Scenario: An order is not created when plain text is sent
      Given the request header "Content-Type" is "text/plain"
      When I send a POST request to "/orders" with body:
        """
        an order
        """
      Then the response status should be 415
      And the response should match the API specification

    # generated placeOrder.hinted-1 f464c44e
    Scenario: An order of a product that is not sold is not created
      When I call the operation "placeOrder" with:
        | lines[0].quantity |        2 |
        | lines[0].sku      | NOT-SOLD |
      Then the response status should be 422
      And the response should match the API specification

    # generated placeOrder.nobody d95b157f
    Scenario: An order is not created for somebody who is not signed in
      Given I am not signed in
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated placeOrder.token 20b95af0
    Scenario: An order is not created for a token that nobody was given
      Given I am not signed in
      And the request header "Authorization" is "Bearer no-such-token"
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated placeOrder.forbidden-clerk ad712ee2
    Scenario: An order is not created by the clerk
      Given I continue as "clerk"
      When I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      Then the response status should be 403
      And the response should match the API specification

  # generated rule:getOrder c2a3b40a
  @operation:getOrder
  Rule: Read an order

    Background:
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I save the response field "id" as "order id"

    # generated getOrder.works 3d87f102
    Scenario: An order can be read
      When I call the operation "getOrder" with:
        | id | {{order id}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |

    # generated getOrder.unknown 6e1a2ec8
    Scenario: An order that does not exist is not read
      When I call the operation "getOrder" with:
        | id | 00000000-0000-4000-8000-00000000dead |
      Then the response status should be 404
      And the response should match the API specification

    # generated getOrder.malformed 5febfd96
    Scenario: What cannot be the id of an order is not read
      When I call the operation "getOrder" with:
        | id | no-identity |
      Then the response should be a client error
      And the response should match the API specification

    # generated getOrder.nobody 5921ebb2
    Scenario: An order is not read for somebody who is not signed in
      Given I am not signed in
      When I call the operation "getOrder" with:
        | id | {{order id}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated getOrder.token 48c2ccc8
    Scenario: An order is not read for a token that nobody was given
      Given I am not signed in
      And the request header "Authorization" is "Bearer no-such-token"
      When I call the operation "getOrder" with:
        | id | {{order id}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated getOrder.stranger e2fef6b8
    Scenario: Somebody else's order is not read by another buyer
      Given I continue as "another buyer"
      When I call the operation "getOrder" with:
        | id | {{order id}} |
      Then the response status should be 404
      And the response should match the API specification

  # generated rule:cancelOrder 92e8cc62
  @operation:cancelOrder
  Rule: Cancel an open order and give its stock back

    Background:
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I save the response field "id" as "order id"

    # generated cancelOrder.works 9f9bac16
    Scenario: An order can be cancelled
      When I call the operation "cancelOrder" with:
        | id | {{order id}} |
      Then the response status should be 200
      And the response should match the API specification
      And I save the response field "status" as "status told"
      When I call the operation "getOrder" with:
        | id | {{order id}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response field "status" should be "{{status told}}"

    # generated cancelOrder.unknown 45c8f161
    Scenario: An order that does not exist is not cancelled
      When I call the operation "cancelOrder" with:
        | id | 00000000-0000-4000-8000-00000000dead |
      Then the response status should be 404
      And the response should match the API specification

    # generated cancelOrder.malformed 9e289b7e
    Scenario: What cannot be the id of an order is not cancelled
      When I call the operation "cancelOrder" with:
        | id | no-identity |
      Then the response should be a client error
      And the response should match the API specification

    # generated cancelOrder.again d7b4208c
    Scenario: An order is not cancelled twice
      When I call the operation "cancelOrder" with:
        | id | {{order id}} |
      Then the response status should be 200
      And the response should match the API specification
      When I call the operation "cancelOrder" with:
        | id | {{order id}} |
      Then the response status should be 409
      And the response should match the API specification

    # generated cancelOrder.nobody dfa78963
    Scenario: An order is not cancelled for somebody who is not signed in
      Given I am not signed in
      When I call the operation "cancelOrder" with:
        | id | {{order id}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated cancelOrder.token ce7cf5e2
    Scenario: An order is not cancelled for a token that nobody was given
      Given I am not signed in
      And the request header "Authorization" is "Bearer no-such-token"
      When I call the operation "cancelOrder" with:
        | id | {{order id}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated cancelOrder.stranger 3c5ffc94
    Scenario: Somebody else's order is not cancelled by another buyer
      Given I continue as "another buyer"
      When I call the operation "cancelOrder" with:
        | id | {{order id}} |
      Then the response status should be 404
      And the response should match the API specification

  # generated rule:orderEvents 97c839f8
  @operation:orderEvents
  Rule: Follow the status of an order

    Background:
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I save the response field "id" as "order id"

    # generated orderEvents.works d4eca15d
    Scenario: Follow the status of an order: it works
      When I listen to the events of "/orders/{{order id}}/events"
      Then I should receive 1 message

    # generated orderEvents.unknown 514cc187
    Scenario: An order that does not exist is not followed
      When I call the operation "orderEvents" with:
        | id | 00000000-0000-4000-8000-00000000dead |
      Then the response status should be 404
      And the response should match the API specification

    # generated orderEvents.malformed eb2c8cce
    Scenario: What cannot be the id of an order is not followed
      When I call the operation "orderEvents" with:
        | id | no-identity |
      Then the response should be a client error
      And the response should match the API specification

    # generated orderEvents.nobody 8ade252d
    Scenario: An order is not followed for somebody who is not signed in
      Given I am not signed in
      When I call the operation "orderEvents" with:
        | id | {{order id}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated orderEvents.token a80087a5
    Scenario: An order is not followed for a token that nobody was given
      Given I am not signed in
      And the request header "Authorization" is "Bearer no-such-token"
      When I call the operation "orderEvents" with:
        | id | {{order id}} |
      Then the response status should be 401
      And the response should match the API specification

    # generated orderEvents.stranger 7a355f09
    Scenario: Somebody else's order is not followed by another buyer
      Given I continue as "another buyer"
      When I call the operation "orderEvents" with:
        | id | {{order id}} |
      Then the response status should be 404
      And the response should match the API specification

  # generated rule:payOrder 914be9d3
  @operation:payOrder
  Rule: Pay an open order by card

    Background:
      Given I call the operation "placeOrder" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
      And the response should be successful
      And I save the response field "id" as "order id"

    # generated payOrder.works fc068af1
    Scenario: An order can be paid
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4242424242424242 |
      Then the response status should be 200
      And the response should match the API specification
      And I save the response field "status" as "status told"
      When I call the operation "getOrder" with:
        | id | {{order id}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response field "status" should be "{{status told}}"

    # generated payOrder.accepted c8b6c367
    Scenario Outline: An order can be paid when <detail>
      When I call the operation "payOrder" with:
        | id      | {{order id}}     |
        | card    | 4242424242424242 |
        | <field> | <value>          |
      Then the response status should be 200
      And the response should match the API specification

      Examples:
        | detail                 | field | value               |
        | card has 19 characters | card  | 4242424242424242222 |
        | card has 12 characters | card  |        424242424242 |

    # generated payOrder.refused422 b99b901e
    Scenario Outline: An order is not paid when <problem>
      When I call the operation "payOrder" with:
        | id      | {{order id}}     |
        | card    | 4242424242424242 |
        | <field> | <value>          |
      Then the response status should be 422
      And the response should match the API specification

      Examples:
        | problem                            | field | value                |
        | card is malformed                  | card  | ?                    |
        | card is longer than 19 characters  | card  | 42424242424242422222 |
        | card is shorter than 12 characters | card  |          42424242424 |

    # generated payOrder.without c9ac6d31
    Scenario Outline: An order is not paid without <field>
      When I call the operation "payOrder" without "<field>", with:
        | id   | {{order id}}     |
        | card | 4242424242424242 |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | field |
        | card  |

    # generated payOrder.form ce5a8744
    Scenario: An order is not paid when a list is sent
      When I send a POST request to "/orders/{{order id}}/payment" with body:
        """
        []
        """
      Then the response status should be 400
      And the response should match the API specification

    # generated payOrder.media 6912e5e1
    Scenario: An order is not paid when plain text is sent
      Given the request header "Content-Type" is "text/plain"
      When I send a POST request to "/orders/{{order id}}/payment" with body:
        """
        an order
        """
      Then the response status should be 415
      And the response should match the API specification

    # generated payOrder.hinted-1 1e9e0897
    Scenario: An order is not paid with a card that is declined
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4000000000000002 |
      Then the response status should be 402
      And the response should match the API specification

    # generated payOrder.hinted-2 5d28ba38
    Scenario: An order stays unpaid while the payment provider fails
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4000000000000119 |
      Then the response status should be 503
      And the response should match the API specification

    # generated payOrder.unknown a85e11bc
    Scenario: An order that does not exist is not paid
      When I call the operation "payOrder" with:
        | id   | 00000000-0000-4000-8000-00000000dead |
        | card |                     4242424242424242 |
      Then the response status should be 404
      And the response should match the API specification

    # generated payOrder.malformed a0b476c1
    Scenario: What cannot be the id of an order is not paid
      When I call the operation "payOrder" with:
        | id   | no-identity      |
        | card | 4242424242424242 |
      Then the response should be a client error
      And the response should match the API specification

    # generated payOrder.again 04ee2d74
    Scenario: An order is not paid twice
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4242424242424242 |
      Then the response status should be 200
      And the response should match the API specification
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4242424242424242 |
      Then the response status should be 409
      And the response should match the API specification

    # generated payOrder.nobody 04114260
    Scenario: An order is not paid for somebody who is not signed in
      Given I am not signed in
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4242424242424242 |
      Then the response status should be 401
      And the response should match the API specification

    # generated payOrder.token a6450d88
    Scenario: An order is not paid for a token that nobody was given
      Given I am not signed in
      And the request header "Authorization" is "Bearer no-such-token"
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4242424242424242 |
      Then the response status should be 401
      And the response should match the API specification

    # generated payOrder.stranger f811d375
    Scenario: Somebody else's order is not paid by another buyer
      Given I continue as "another buyer"
      When I call the operation "payOrder" with:
        | id   | {{order id}}     |
        | card | 4242424242424242 |
      Then the response status should be 404
      And the response should match the API specification
