@workflow
Feature: Several people and one order
  Ann buys, Carl keeps the shop. Each sits at a window of their own.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Turmeric" for 4.50 EUR with 8 in stock
    And I have an open order for 2 "Turmeric"

  @smoke
  Scenario: The buyer sees what the clerk does, in the window as it was left
    When I open "/orders/{{order.id}}"
    And I fill in "Card number" with "4242"
    Then I should see the "Pay now" button
    When I continue as "clerk"
    And I open "/orders/{{order.id}}"
    Then I should see "Signed in as carl"
    And I should not see the "Pay now" button
    When I click "Cancel order"
    And I click "Yes, cancel it"
    Then the "Order status" status should contain "Cancelled"
    When I continue as "buyer"
    Then I should see "Signed in as ann"
    And within 3 seconds the "Order status" status should contain "Cancelled"
    And I should not see the "Pay now" button
    And 8 "Turmeric" should be left in stock

  Scenario: What the buyer was typing waits for them
    When I open "/orders/{{order.id}}"
    And I fill in "Card number" with "4242 4242 4242"
    And I continue as "clerk"
    And I open "orders"
    Then the "Orders" table should contain:
      | Buyer | Status | Total |
      | ann   | Open   | €9.00 |
    When I continue as "buyer"
    Then the "Card number" field should have the value "4242 4242 4242"
    And the "Order status" status should contain "Open"

  Scenario: The clerk sees at once that the buyer has paid
    When I continue as "clerk"
    And I open "/orders/{{order.id}}"
    Then the "Order status" status should contain "Open"
    When I continue as "buyer"
    And I pay with the card "4242424242424242"
    Then my order should be paid
    When I continue as "clerk"
    Then within 3 seconds the "Order status" status should contain "Paid"
    And I should not see the "Cancel order" button

  Scenario: Another buyer sees none of it
    When I continue as "another buyer"
    And I open "/orders/{{order.id}}"
    Then I should see the "Order not found" heading
    And I should not see "{{Turmeric.name}}"
