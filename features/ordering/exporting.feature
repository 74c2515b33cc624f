@ui
Feature: Orders as a file

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Fig" for 0.90 EUR with 10 in stock
    And I have an open order for 4 "Fig"

  Scenario: A buyer takes their orders home
    When I open "orders"
    And I click "Export as CSV"
    Then the file "orders.csv" should have been downloaded
    And the downloaded file "orders.csv" should contain the rows:
      | order        | buyer | status | items | total (EUR) |
      | {{order.id}} | ann   | open   |     4 |        3.60 |

  Scenario: The file holds what the list was narrowed to
    When I open "orders"
    And I select "Open" from "Status"
    And I click "Export as CSV"
    Then the downloaded file "orders-open.csv" should contain "{{order.id}}"
