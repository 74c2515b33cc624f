@services @env:default @env:postgres
Feature: Orders in the database
  Every order is written down once, with all that the shop promised about it.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Fennel" for 2.50 EUR with 9 in stock
    And the database table "orders" is empty

  Scenario: An order that is sent twice under one key is stored once
    Given a unique uuid saved as "key"
    And the request header "Idempotency-Key" is "{{key}}"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    And the request header "Idempotency-Key" is "{{key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 2 }] }
      """
    Then the response header "Idempotency-Replayed" should be "true"
    And the database table "orders" should have 1 row
    And the database table "orders" should contain:
      | id    | buyer | status | total_cents | payment_id | idempotency_key |
      | #uuid | ann   | open   |         500 | null       | {{key}}         |

  Scenario: An order that is refused is not stored
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Fennel.sku}}", "quantity": 10 }] }
      """
    Then the response status should be 409
    And the database table "orders" should be empty

  Scenario: Orders are still there after a restart, and more come to them
    Given I have an open order for 1 "Fennel"
    When I restart the service "orders"
    Then the database table "orders" should contain:
      | id           | status | total_cents |
      | {{order.id}} | open   |         250 |
    Given I have an open order for 3 "Fennel"
    Then the database table "orders" should have 2 rows

  Scenario: A paid order keeps the number of its payment
    Given I have an open order for 1 "Fennel"
    When I pay with the card "4242424242424242"
    Then the database table "orders" should contain:
      | id           | status | payment_id |
      | {{order.id}} | paid   | #string    |

  Scenario: An order of last year is shown as it was placed
    Given the database table "orders" contains:
      | id                                   | buyer | status | lines | total_cents | created_at               |
      | 00000000-0000-4000-8000-000000002025 | ann   | paid   | []    |        1250 | 2025-03-01T10:00:00.000Z |
    When I send a GET request to "/orders/00000000-0000-4000-8000-000000002025"
    Then the response status should be 200
    And the response field "status" should be "paid"
    And the response field "totalCents" should be 1250
