@services @env:default @env:postgres
Feature: Tables
  Each service brings the tables of its own database up to date when it starts.

  Scenario: Both databases are up to date
    Then the database table "orders._sqlx_migrations" should contain:
      | version | description | success |
      |       1 | orders      | true    |
    And the database table "inventory._sqlx_migrations" should contain:
      | version | description | success |
      |       1 | stock       | true    |

  Scenario: A service that starts again finds its tables up to date
    When I restart the service "orders"
    And I restart the service "inventory"
    Then the database table "orders._sqlx_migrations" should have 1 row
    And the database table "inventory._sqlx_migrations" should have 1 row
