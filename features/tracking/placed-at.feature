@component
Feature: When an order was placed

  Scenario: The time that has passed moves on while the page is open
    Given the time is "2026-03-01T09:30:20Z"
    And the "PlacedAt" component with props:
      | time | "2026-03-01T09:30:00Z" |
    Then I should see "(just now)"
    When 5 minutes pass
    Then I should see "(5 minutes ago)"
    When 2 hours pass
    Then I should see "(2 hours ago)"
    When 1 day passes
    Then I should see "(1 day ago)"

  @timezone:Asia/Tokyo
  Scenario: The calendar is the reader's
    Given the "PlacedAt" component with props:
      | time | "2026-03-01T19:30:00Z" |
    Then I should see "2 Mar 2026, 04:30"

  Scenario: A page that was left does not keep counting
    Given the "PlacedAt" component with props:
      | time | "2026-03-01T09:30:00Z" |
    When the component is unmounted
    And 1 hour passes
    Then the component should be empty
