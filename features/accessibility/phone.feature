@ui @device:iPhone-15
Feature: The shop on a phone
  The tables become cards there. What they say, and what can be done, stays the same.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Basil" for 1.60 EUR with 5 in stock

  Scenario: A product is read and bought as on a big screen
    When I open "/products?search={{Basil.sku}}"
    Then the "Products" table should contain:
      | Product        | SKU           | Price | Stock |
      | {{Basil.name}} | {{Basil.sku}} | €1.60 |     5 |
    When I click "Add to cart: {{Basil.name}}"
    And I click the "Cart" link
    And I click "Place order"
    Then my order should be open
    And my order should total 1.60 EUR

  Scenario: The page is built the same way
    When I open "cart"
    Then the page structure should be:
      """
      - banner:
        - text: Shop
        - navigation "Main":
          - link "Products"
          - link "Quick order"
          - link "Cart"
          - link "Orders"
        - text: Signed in as ann
        - button "Sign out"
      - main:
        - heading "Cart" [level=1]
        - region "In the cart":
          - paragraph: Your cart is empty.
          - link "Browse the products"
      """

  Scenario: When the phone is turned, the cart is still there
    When I open "/products?search={{Basil.sku}}"
    And I click "Add to cart: {{Basil.name}}"
    Given the window is 844 by 390 pixels
    When I click the "Cart" link
    Then the "Cart" table should have 1 row
    And the page should have no accessibility violations
