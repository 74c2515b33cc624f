@component
Feature: The form for a payment

  Background:
    Given the component runs inside "page"

  Scenario: A card number is handed on without its blanks
    Given the "PaymentForm" component
    When I fill in "Card number" with "4242 4242 4242 4242"
    And I click "Pay now"
    Then the component should have called "onPay" with:
      """
      "4242424242424242"
      """

  Scenario Outline: <number> is no card number
    Given the "PaymentForm" component
    When I fill in "Card number" with "<number>"
    And I press the "Enter" key
    Then I should see the "A card number has 12 to 19 digits." alert
    And the "Card number" field should be focused
    And the component should not have called "onPay"

    Examples:
      | number               |
      |                 4242 |
      | my card              |
      | 42424242424242424242 |

  Scenario: Whoever clicks twice pays once
    Given the callback "onPay" takes 1 second
    And the "PaymentForm" component
    When I fill in "Card number" with "4242424242424242"
    And I double-click the "Pay now" button
    Then the component should have called "onPay" 1 time

  Scenario: After a failure the number is still there
    Given the callback "onPay" fails with "The connection broke"
    And the "PaymentForm" component
    When I fill in "Card number" with "4242424242424242"
    And I click "Pay now"
    Then I should see the "Something went wrong. Try again." alert
    And the "Card number" field should have the value "4242424242424242"
    And the "Card number" field should be focused
    And the "Payment" form should have no accessibility violations
