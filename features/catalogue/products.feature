@api
Feature: Keeping the products

  Background:
    Given I use the "inventory" API
    And a unique number saved as "mark"

  @smoke
  Scenario: A new product can be read back
    When I call the operation "createProduct" with:
      | sku        | FIG-{{mark}} |
      | name       | Fig          |
      | priceCents |           95 |
      | stock      |           12 |
    Then the response status should be 201
    And the response header "Location" should be "/products/FIG-{{mark}}"
    And the response should match the API specification
    When I call the operation "getProduct" with:
      | sku | FIG-{{mark}} |
    Then the response body should be:
      """
      { "sku": "FIG-{{mark}}", "name": "Fig", "priceCents": 95, "stock": 12 }
      """

  Scenario: A product is called what its maker calls it
    Given a fake product saved as "name"
    When I call the operation "createProduct" with:
      | sku        | FIG-{{mark}} |
      | name       | {{name}}     |
      | priceCents |           95 |
      | stock      |           12 |
    Then the response status should be 201
    And the response field "name" should be "{{name}}"

  Scenario: A price can be changed without touching the rest
    Given the shop sells "Date" for 2 EUR with 5 in stock
    When I send a PATCH request to "/products/{{Date.sku}}" with body:
      """
      { "priceCents": 250 }
      """
    Then the response should be successful
    And the response fields should be:
      | priceCents |           250 |
      | stock      |             5 |
      | name       | {{Date.name}} |

  Scenario Outline: A product with <fault> is refused
    When I send a POST request to "/products" with body:
      """
      { "sku": "<sku>", "name": "<name>", "priceCents": <price>, "stock": <stock> }
      """
    Then the response status should be 422
    And the response field "type" should be "/problems/invalid-product"
    And the response field "errors" should contain an item with:
      | field   | <field> |
      | message | #string |
    And the response should match the API specification

    Examples:
      | fault              | sku          | name       | price | stock | field      |
      | no name            | FIG-{{mark}} |            |    95 |     1 | name       |
      | an unreadable name | FIG-{{mark}} | Fig\\u0000 |    95 |     1 | name       |
      | no price           | FIG-{{mark}} | Fig        |     0 |     1 | priceCents |
      | negative stock     | FIG-{{mark}} | Fig        |    95 |    -1 | stock      |
      | an odd sku         | fig fig      | Fig        |    95 |     1 | sku        |

  Scenario: The same product cannot be created twice
    Given the shop sells "Lime" for 1 EUR with 5 in stock
    When I send a POST request to "/products" with body:
      """yaml
      sku: "{{Lime.sku}}"
      name: Lime again
      priceCents: 100
      stock: 1
      """
    Then the response status should be 409
    And the response field "type" should be "/problems/product-exists"

  Scenario: The list is paged
    Given the shop sells "Plum" for 1 EUR with 5 in stock
    And the shop sells "Prune" for 1 EUR with 5 in stock
    And the query parameters:
      | pageSize | 1 |
      | page     | 2 |
    When I send a GET request to "/products"
    Then the response field "items" should have 1 item
    And the response field "total" should be at least 2
    And every item in the response field "items" should have:
      | sku        | #string |
      | priceCents | #number |
