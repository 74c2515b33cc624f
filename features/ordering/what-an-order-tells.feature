@api
Feature: What an order tells
  Other programs read orders: bookkeeping, the warehouse, the app. They rely on every field.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Quince" for 1.20 EUR with 20 in stock
    And the shop sells "Walnut" for 0.30 EUR with 90 in stock
    And I send a POST request to "/orders" with body:
      """
      {
        "lines": [
          { "sku": "{{Quince.sku}}", "quantity": 2 },
          { "sku": "{{Walnut.sku}}", "quantity": 10 }
        ]
      }
      """

  Scenario: A new order looks as it always did
    Then the response should match the snapshot "new order"

  Scenario: A refused order looks as it always did
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Quince.sku}}", "quantity": 60 }] }
      """
    Then the response should match the snapshot "refused order"

  Scenario: Every line has a price, and the amounts are sound
    Then the response body should contain:
      """
      {
        "id": "#uuid",
        "lines": {
          "#[2]": {
            "sku": "#regex (QUINCE|WALNUT)-.+",
            "quantity": "#between 1 and 99",
            "unitPriceCents": "#> 0"
          }
        },
        "totalCents": "#> lines[0].unitPriceCents",
        "createdAt": "#> 2026-01-01"
      }
      """

  Scenario: The lines stand in the order in which they were asked for
    Then the response field "lines" should have the items:
      | sku            | quantity | unitPriceCents |
      | {{Quince.sku}} |        2 |            120 |
      | {{Walnut.sku}} |       10 |             30 |

  Scenario: Whoever does not care for the order of the lines says so
    Then the response field "lines" should have the items in any order:
      | sku            | unitPriceCents |
      | {{Walnut.sku}} |             30 |
      | {{Quince.sku}} |            120 |

  Scenario: An order is what was ordered, and nothing else
    Then the response body, in any order, should be:
      """
      {
        "id": "#uuid",
        "buyer": "ann",
        "status": "open",
        "lines": [
          { "sku": "{{Walnut.sku}}", "name": "{{Walnut.name}}", "quantity": 10, "unitPriceCents": 30 },
          { "sku": "{{Quince.sku}}", "name": "{{Quince.name}}", "quantity": 2, "unitPriceCents": 120 }
        ],
        "totalCents": 540,
        "paymentId": null,
        "createdAt": "#date"
      }
      """

  Scenario: The list of orders counts what it shows
    Given the query parameters:
      | status   | open |
      | pageSize |    3 |
    When I send a GET request to "/orders"
    Then the response fields should be:
      | items   | #[between 1 and 3] #object |
      | total   | #>= page                   |
      | $.total | #= total                   |
