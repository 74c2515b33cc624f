@services
Feature: The payment provider
  The provider belongs to somebody else. It may refuse, keep us waiting, break off or talk nonsense; a buyer is told what is the matter, can
  try again, and is never charged twice.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Saffron" for 12.50 EUR with 4 in stock
    And I have an open order for 2 "Saffron"

  @smoke
  Scenario: The provider is asked for what the order costs, and for nothing else
    When I pay with the card "4242424242424242"
    Then my order should be paid
    And the mock "payments" should have received a POST request to "/charges" with body:
      """
      orderId: "{{order.id}}"
      amountCents: 2500
      currency: EUR
      card: "#string"
      """
    And the mock "payments" should have received a POST request to "/charges" with headers:
      | Idempotency-Key | {{order.id}}-4242 |
    And I should be charged 25 EUR once

  Scenario: The provider declines the card, and another one pays
    Given the payment provider declines the card
    When I pay with the card "4242424242424242"
    Then I should be told that "card was declined"
    And my order should be open
    Given the payment provider charges the card
    When I pay with the card "5555555555554444"
    Then my order should be paid
    And the mock "payments" should have received 2 POST requests to "/charges"

  Scenario: The provider’s reason reaches whoever builds on the shop
    Given the payment provider says that the card has expired
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 402
    And the response field "code" should be "expired_card"

  Scenario: The provider does not answer in time, and the buyer is charged once when it does
    Given the service "orders" is running with:
      | PAYMENTS_TIMEOUT_MS | 600 |
    And the payment provider does not answer
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    And my order should be open
    Given the payment provider charges the card
    When I pay with the card "4242424242424242"
    Then my order should be paid
    And I should be charged 25 EUR once, in 2 attempts

  Scenario: The provider is slow, but in time
    Given the payment provider takes 600 ms
    When I pay with the card "4242424242424242"
    Then my order should be paid
    And I should be charged 25 EUR once

  Scenario: A connection that breaks is tried again, and the buyer notices nothing
    Given the payment provider first breaks the connection, then charges the card
    When I pay with the card "4242424242424242"
    Then my order should be paid
    And I should be charged 25 EUR once, in 2 attempts

  Scenario Outline: The provider <does>, and the order can be paid later
    Given the payment provider <does>
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    And my order should be open
    And no service should have panicked
    Given the payment provider charges the card
    When I pay with the card "4242424242424242"
    Then my order should be paid
    And I should be charged 25 EUR once, in <attempts> attempts

    Examples:
      | does                  | attempts |
      | breaks the connection |        3 |
      | hangs up              |        3 |
      | answers nonsense      |        2 |
      | is out of order       |        2 |
      | is too busy           |        2 |

  @ui
  Scenario: A buyer who clicks twice is charged once
    Given the payment provider takes 400 ms
    And I open "/orders/{{order.id}}"
    When I fill in "Card number" with "4242424242424242"
    And I double-click the "Pay now" button
    Then my order should be paid
    And I should be charged 25 EUR once

  Scenario: An order that is paid is not paid again
    When I pay with the card "4242424242424242"
    Then my order should be paid
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "5555555555554444" }
      """
    Then the response status should be 409
    And I should be charged 25 EUR once

  Scenario: A provider that has trouble twice, in its own words
    Given the service "orders" is running with:
      | PAYMENTS_TIMEOUT_MS | 600 |
    And the mock "payments" replies to POST "/charges" with:
      """yaml
      - status: 503
      - fault: a timeout
      - normally
      """
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    When I pay with the card "4242424242424242"
    Then my order should be paid
    And I should be charged 25 EUR once, in 3 attempts

  Scenario: A provider that limits how often it may be asked
    Given the mock "payments" takes 50 ms to reply
    And the mock "payments" replies to POST "/charges" with status 429
    When I pay with the card "4242424242424242"
    Then I should be told that "not available"
    And the mock "payments" should have received a POST request to "/charges"
    When the mock "payments" works normally
    And I pay with the card "4242424242424242"
    Then my order should be paid

  Scenario: Nothing is charged before the buyer pays, nor for a number that is no card
    Given the mock "payments" replies to POST "/charges" with the file "features/paying/insufficient-funds.yaml"
    When I send a POST request to "/orders/{{order.id}}/payment" with body:
      """
      { "card": "no card" }
      """
    Then the response status should be 422
    And the mock "payments" should not have received a POST request to "/charges"
    When I cancel my order
    Then my order should be cancelled
    And the mock "payments" should not have been called
