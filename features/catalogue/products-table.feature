@component
Feature: The table of products

  Scenario: Whoever can buy puts a product into the cart
    Given the "ProductsTable" component with props:
      | products[0].sku        | SALT     |
      | products[0].name       | Sea salt |
      | products[0].priceCents |      250 |
      | products[0].stock      |        3 |
    When I click "Add to cart: Sea salt"
    Then the component should have called "onAdd" with:
      | sku        | SALT |
      | priceCents |  250 |

  Scenario: Whoever cannot buy only reads
    Given the "ProductsTable" component with props:
      | products[0].sku        | SALT     |
      | products[0].name       | Sea salt |
      | products[0].priceCents |      250 |
      | products[0].stock      |        3 |
    Then the "Products" table should contain:
      | Product  | SKU  | Price | Stock |
      | Sea salt | SALT | €2.50 |     3 |
    And I should not see the "Add to cart: Sea salt" button

  Scenario: The last piece goes while the table is looked at
    Given the "ProductsTable" component with props:
      | products[0].sku        | SALT       |
      | products[0].name       | Sea salt   |
      | products[0].priceCents |        250 |
      | products[0].stock      |          3 |
      | onAdd                  | (callback) |
    Then the "Add to cart: Sea salt" button should be enabled
    When the component props change to:
      | products[0].stock | 0 |
    Then the "Sea salt" row should contain "Sold out"
    And the "Add to cart: Sea salt" button should be disabled

  Scenario: A search begins when typing pauses
    Given the "ProductSearch" component with props:
      | search | (empty) |
    When I fill in "Search products" with "sal"
    Then the component should have called "onSearch" with:
      """
      "sal"
      """
    When I type "t"
    Then the component should have called "onSearch" with:
      """
      "salt"
      """

  Scenario: A search that another page asked for is in the field
    Given the "ProductSearch" component with props:
      | search | salt |
    Then the "Search products" field should have the value "salt"
    When the component props change to:
      | search | pepper |
    Then the "Search products" field should have the value "pepper"
    And the component should not have called "onSearch"
