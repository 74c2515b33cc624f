@ui
Feature: The products page on a slow or a bad day

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Lychee" for 0.40 EUR with 12 in stock

  Scenario: A slow inventory is waited for
    Given the page's GET requests to "/api/inventory/products" take 2 seconds
    When I open "/products?search={{Lychee.sku}}"
    Then I should see the "Loading products…" status
    And within 6 seconds the "Products" table should contain:
      | Product         | Stock |
      | {{Lychee.name}} |    12 |

  Scenario: A fault of the inventory is told, and gone when it is
    Given the page's GET requests to "/api/inventory/products" are answered with:
      """yaml
      status: 500
      headers: { Content-Type: application/problem+json }
      body: { type: /problems/internal, title: Internal error, status: 500, detail: Out of order }
      """
    When I open "products"
    Then I should see the "Products could not be loaded." alert
    And I should not see "Out of order"
    Given the page's GET requests to "/api/inventory/products" are answered normally
    When I click "Try again"
    Then I should see the "Products" table

  Scenario: Going back leads to the search before
    When I open "/products?search={{Lychee.sku}}"
    And I click the "Orders" link
    Then the page title should be "Orders · Shop"
    When I go back
    Then the "Search products" field should have the value "{{Lychee.sku}}"
    And the "Products" table should have 1 row
    When I go forward
    Then I should be on "orders"

  Scenario: One search is one question to the inventory
    When I open "products"
    Then I should see the "Products" table
    When I fill in "Search products" with "{{Lychee.sku}}"
    Then the "Products" table should have 1 row
    And the page should have sent 2 GET requests to "/api/inventory/products"
