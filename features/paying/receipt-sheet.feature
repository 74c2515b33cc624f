@component
Feature: The sheet of a receipt

  Scenario Outline: An order that is <status> has no receipt
    Given the "Receipt" component with props:
      | order.status | <status> |
    Then I should see "There is no receipt before the order is paid."

    Examples:
      | status    |
      | open      |
      | cancelled |
