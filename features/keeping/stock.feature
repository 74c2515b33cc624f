@services @env:default @env:postgres
Feature: Stock in the database
  What stands in the table of products is what the shop sells: people who keep the stock may write it there.

  Background:
    Given I am signed in as "buyer"
    And a unique word saved as "mark"
    And the database table "products" contains:
      | sku           | name          | price_cents | stock |
      | sage-{{mark}} | Sage {{mark}} |         190 |     3 |

  Scenario: A product of the table is on sale
    Given I use the "inventory" API
    When I send a GET request to "/products/sage-{{mark}}"
    Then the response status should be 200
    And the response field "priceCents" should be 190
    And the response field "stock" should be 3

  Scenario: An order takes its products out of the table and notes for whom
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "sage-{{mark}}", "quantity": 2 }] }
      """
    And I save the response field "id" as "order"
    Then the response status should be 201
    And the database table "products" should contain:
      | sku           | stock |
      | sage-{{mark}} |     1 |
    And the database table "reservations" should contain:
      | order_id  | lines            |
      | {{order}} | #regex .*sage-.* |

  Scenario: What was taken out of the table behind the shop's back is not sold
    When I run the SQL in the database "inventory":
      """
      UPDATE products SET stock = 0 WHERE sku = 'sage-{{mark}}';
      """
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "sage-{{mark}}", "quantity": 1 }] }
      """
    Then the response status should be 409
    And the database table "products" should contain:
      | sku           | stock |
      | sage-{{mark}} |     0 |

  Scenario: Stock survives a crash of the machine
    When I kill the service "inventory"
    And I start the service "inventory"
    Then the database table "products" should contain:
      | sku           | name          | stock |
      | sage-{{mark}} | Sage {{mark}} |     3 |

  Scenario: At the end of the season its products are gone, and no others
    Given the database table "products" contains:
      | sku             | name          | stock |
      | season-{{mark}} | Wild {{mark}} |     8 |
    When the database "inventory" is loaded from "features/keeping/season-over.sql"
    And I use the "inventory" API
    And I send a GET request to "/products/season-{{mark}}"
    Then the response status should be 404
    When I send a GET request to "/products/sage-{{mark}}"
    Then the response status should be 200
