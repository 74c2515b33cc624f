@services @env:default @env:postgres
Feature: A day without history
  Counts and lists are read against a shop that nobody has ordered from yet.

  @fresh-database
  Scenario: The first order is the only one
    Given I am signed in as "clerk"
    Then the database table "orders" should be empty
    And the database table "products" should be empty
    And the database table "orders._sqlx_migrations" should have 1 row
    When I send a GET request to "/orders"
    Then the response field "total" should be 0
    Given I am signed in as "buyer"
    And the shop sells "Fennel" for 2.40 EUR with 6 in stock
    And I have an open order for 1 "Fennel"
    Given I am signed in as "clerk"
    When I send a GET request to "/orders"
    Then the response field "total" should be 1

  @fresh-database
  Scenario: What the scenario before did is forgotten, and the services go on
    Given I am signed in as "buyer"
    Then the database table "orders" should be empty
    When I send a GET request to "/orders"
    Then the response field "total" should be 0
    And the service "orders" should be healthy
