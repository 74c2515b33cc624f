Feature: Paying for an order

  Background:
    Given "buyer" has an open order for 1 "Truffle" at 45 EUR

  @either @smoke
  Scenario: A good card pays the order
    When I pay with the card "4242424242424242"
    Then my order should be paid
    And no service should have panicked

  @either
  Scenario: A declined card leaves the order open
    Then paying with the card "4000000000000002" should fail with "card was declined"

  @either
  Scenario: When the provider has trouble, the order can be paid later
    Then paying with the card "4000000000000119" should fail with "not available"
    When I pay with the card "4242424242424242"
    Then my order should be paid

  @api
  Scenario Outline: <what> is no card
    When I call the operation "payOrder" with:
      | id   | {{order.id}} |
      | card | <card>       |
    Then the response status should be 422
    And the response field "type" should be "/problems/invalid-payment"

    Examples:
      | what            | card                 |
      | Too few digits  |                 4242 |
      | Too many digits | 42424242424242424242 |
      | A word          | my-card              |

  @services
  Scenario: The provider is asked for the money once
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 200
    And the response field "paymentId" should match the pattern "^ch_"
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 409
    And I should be charged 45 EUR once

  @api
  Scenario: A declined card is told as a problem with the reason of the provider
    When I call the operation "payOrder" with:
      | id   | {{order.id}}     |
      | card | 4000000000000002 |
    Then the response status should be 402
    And the response should match the snapshot "declined card"
    When I send a GET request to "/orders/{{order.id}}"
    Then for 300 ms the response field "status" should be "open"

  @api
  Scenario: When the provider has trouble, programs are told when to try again
    When I call the operation "payOrder" with:
      | id   | {{order.id}}     |
      | card | 4000000000000119 |
    Then the response status should be 503
    And the response header "Retry-After" should be "5"
    And the response field "retryAfter" should be 5
    And the response field "type" should be "/problems/payments-unavailable"

  @api
  Scenario Outline: A card number may have <digits> digits
    When I call the operation "payOrder" with:
      | id   | {{order.id}} |
      | card | <card>       |
    Then the response status should be 200
    And the response field "card" should not exist
    And the response field "paymentId" should match the pattern "^ch_"

    Examples:
      | digits | card                |
      |     12 |        424242424242 |
      |     19 | 4242424242424242424 |

  @api
  Scenario: An order that does not exist cannot be paid
    Given a unique uuid saved as "nobody's order"
    When I call the operation "payOrder" with:
      | id   | {{nobody's order}} |
      | card |   4242424242424242 |
    Then the response status should be 404

  @api
  Scenario: A paid order keeps its stock
    When I call the operation "payOrder" with:
      | id   | {{order.id}}     |
      | card | 4242424242424242 |
    Then the response field "status" should be "paid"
    And 2 "Truffle" should be left in stock
