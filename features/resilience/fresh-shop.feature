@services @isolated
Feature: A fresh shop
  A shop that has just been opened: nobody has put anything on sale or ordered anything. Each scenario opens one for itself.

  @smoke
  Scenario: Nothing is on sale, and nothing has been ordered
    Given I am signed in as "clerk"
    When I send a GET request to "/orders"
    Then the response field "total" should be 0
    Given I use the "inventory" API
    When I send a GET request to "/products"
    Then the response field "total" should be 0

  Scenario: The first order is the only one
    Given I am signed in as "buyer"
    And the shop sells "Burnet" for 1.10 EUR with 3 in stock
    And I have an open order for 2 "Burnet"
    When I send a GET request to "/orders"
    Then the response field "total" should be 1
    And the database table "orders.orders" should have 1 row
    And the database table "products" should have 1 row

  Scenario: It opens as empty for the next one, whatever became of the one before
    Given I am signed in as "buyer"
    When I kill the service "inventory"
    And I send a GET request to "/orders"
    Then the response field "total" should be 0

  @ui
  Scenario: A buyer finds empty shelves, and the first product once it is there
    Given I am signed in as "buyer"
    And I open "products"
    Then I should see "No products match your search."
    Given the shop sells "Burnet" for 1.10 EUR with 3 in stock
    When I reload the page
    Then the "Products" table should have 1 row
