@component
Feature: The button that cancels an order

  Scenario Outline: <way>, the order is kept
    Given the "CancelOrder" component
    When I click "Cancel order"
    Then I should see the "Cancel this order?" dialog
    When I press the "<key>" key
    Then I should not see the "Cancel this order?" dialog
    And the "Cancel order" button should be focused
    And the component should not have called "onCancel"

    Examples:
      | way                   | key    |
      | With Escape           | Escape |
      | With the first button | Enter  |

  Scenario: A refusal is told beside the button
    Given the callback "onCancel" fails with "The order is on its way"
    And the "CancelOrder" component
    When I click "Cancel order"
    And I click "Yes, cancel it"
    Then the component should have called "onCancel" 1 time
    And I should see the "Something went wrong. Try again." alert
    And I should not see the "Cancel this order?" dialog
