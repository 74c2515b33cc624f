@component
Feature: Lists of orders on the page

  Scenario: A buyer sees their orders, and need not be told whose they are
    Given the "OrdersTable/Of a buyer" story
    Then the "Orders" table should contain:
      | Order          | Status | Total  |
      | Order 3f2a9c1e | Open   | €10.00 |
      | Order 8d1c0b7f | Paid   | €10.00 |
    And I should not see "Buyer"

  Scenario: A clerk sees whose orders they are
    Given the "OrdersTable/Of a buyer" story with props:
      | showBuyer | true |
    Then the "Orders" table should contain:
      | Order          | Buyer |
      | Order 3f2a9c1e | ann   |

  Scenario: An order leads to its page
    Given the component runs inside "router" with:
      | path | /orders |
    And the "OrdersTable" component with props:
      | orders[0].id         | 3f2a9c1e-0000-4000-8000-000000000001 |
      | orders[0].status     | cancelled                            |
      | orders[0].totalCents |                                 1000 |
      | orders[0].createdAt  |                 2026-03-01T09:30:00Z |
    When I click the "Order 3f2a9c1e" link
    Then I should see "Another page"

  Scenario: The filter tells which status was chosen
    Given the "StatusFilter" component with props:
      | status | (empty) |
    When I select "Paid" from "Status"
    Then the component should have called "onChange" with:
      """
      "paid"
      """

  Scenario: Of a single page there are no pages to turn
    Given the "Pager" component with props:
      | page.page     |  1 |
      | page.pageSize | 20 |
      | page.total    | 20 |
    Then the component should be empty

  Scenario: Pages are turned one by one
    Given the "Pager" component with props:
      | page.page     |  2 |
      | page.pageSize | 20 |
      | page.total    | 41 |
    Then I should see "Page 2 of 3"
    When I click "Next page"
    Then the component should have called "onPage" with:
      """
      3
      """
    When the component props change to:
      | page.page | 3 |
    Then the "Next page" button should be disabled
    And the "Previous page" button should be enabled
