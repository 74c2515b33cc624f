@ui
Feature: Browsing the products

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Quince" for 1.20 EUR with 4 in stock

  @smoke
  Scenario: A search finds a product with its price and stock
    When I open "products"
    And I fill in "Search products" with "{{Quince.name}}"
    Then the "Products" table should contain:
      | Product         | SKU            | Price | Stock |
      | {{Quince.name}} | {{Quince.sku}} | €1.20 |     4 |
    And the "Products" table should have 1 row

  Scenario: A search without a hit says so
    When I open "products"
    And I fill in "Search products" with "no such fruit"
    Then I should see "No products match your search."

  Scenario: What is sold out cannot be put into the cart
    Given the shop sells "Medlar" for 3 EUR with 0 in stock
    When I open "/products?search={{Medlar.sku}}"
    Then I should see "Sold out"
    And the "Add to cart: {{Medlar.name}}" button should be disabled

  Scenario: The cart adds up what is put into it
    When I open "/products?search={{Quince.sku}}"
    And I click "Add to cart: {{Quince.name}}"
    And I click the "Cart" link
    And I fill in "Quantity of {{Quince.name}}" with "3"
    Then I should see "Total: €3.60"
    When I click "Remove {{Quince.name}}"
    Then I should see "Your cart is empty."
