@component
Feature: What the list of products shows while, before and instead of products
  The whole page in a shop of its own: what the inventory answers is made up, unless a scenario says otherwise.

  Background:
    Given the shop sells "Papaya" for 2.80 EUR with 4 in stock
    And the component runs inside "router" with:
      | path | /products |

  Scenario: While the products are on their way, the page says so
    Given the page's GET requests to "/api/inventory/products" take 2 seconds
    And the "ProductsPage" component
    Then I should see the "Loading products…" status
    And I should not see the "Products" table
    And within 7 seconds I should not see "Loading products…"

  Scenario: A shop without products says so
    Given the page's GET requests to "/api/inventory/products" are answered with:
      """
      { "items": [], "page": 1, "pageSize": 20, "total": 0 }
      """
    And the "ProductsPage" component
    Then I should see "No products match your search."

  Scenario: When the inventory has trouble, the list can be asked for again
    Given the page's GET requests to "/api/inventory/products" are answered with status 500
    And the "ProductsPage" component
    Then I should see the "Products could not be loaded." alert
    Given the page's GET requests to "/api/inventory/products" are answered normally
    When I click "Try again"
    Then I should see the "Products" table
    And the page should have sent 2 GET requests to "/api/inventory/products"

  Scenario: Without a connection it is the same
    Given the page's GET requests to "/api/inventory/products" fail
    And the "ProductsPage" component
    Then I should see the "Products could not be loaded." alert

  Scenario: Whatever could not be loaded, its notice offers to try again
    Given the "LoadError" component with props:
      | what | Products |
    When I click "Try again"
    Then the component should have called "onRetry"

  Scenario Outline: The <role> <may> put the products of the inventory into a cart
    Given the component setting "session" is "<role>"
    And the "ProductsPage" component
    When I fill in "Search products" with "{{Papaya.sku}}"
    Then the "Products" table should contain:
      | Product         | Price | Stock |
      | {{Papaya.name}} | €2.80 |     4 |
    And the "Products" table should have 1 row
    And I should <see> the "Add to cart: {{Papaya.name}}" button

    Examples:
      | role  | may    | see     |
      | buyer | may    | see     |
      | clerk | cannot | not see |
