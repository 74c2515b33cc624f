@ui
Feature: The receipt

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Anise" for 2.20 EUR with 9 in stock
    And I have an open order for 2 "Anise"

  @workflow
  Scenario: Whoever has paid can print a receipt, and comes back to the order
    When I pay with the card "4242424242424242"
    Then my order should be paid
    When I click "Receipt (opens in a new window)"
    Then there should be 2 open windows
    When I go to the window "/orders/{{order.id}}/receipt"
    Then I should see "Paid: €4.40"
    And I should see the "Print" button
    And the "Order lines" table should contain:
      | Product        | Quantity | Total |
      | {{Anise.name}} |        2 | €4.40 |
    And I should not see the "Main" navigation
    And the page should have no accessibility violations
    When I close the window
    Then I should be on "/orders/{{order.id}}"
    And there should be 1 open window

  Scenario: Before that there is none
    When I open "/orders/{{order.id}}"
    Then I should see "Total: €4.40"
    And I should not see the "Receipt (opens in a new window)" link
