@api
Feature: Changing products

  Background:
    Given I use the "inventory" API
    And the shop sells "Olive" for 3 EUR with 8 in stock

  Scenario Outline: The <field> can be changed alone, and stays changed
    When I call the operation "updateProduct" with:
      | sku     | {{Olive.sku}} |
      | <field> | <value>       |
    Then the response status should be 200
    When I send a GET request to "/products/{{Olive.sku}}"
    Then the response body should contain:
      """
      { "sku": "{{Olive.sku}}", <kept>, "<field>": <told> }
      """

    Examples:
      | field      | value       | told          | kept                                        |
      | name       | Green olive | "Green olive" | "priceCents": 300, "stock": 8               |
      | priceCents |         350 |           350 | "name": "{{Olive.name}}", "stock": 8        |
      | stock      |           0 |             0 | "name": "{{Olive.name}}", "priceCents": 300 |

  Scenario: A change of nothing changes nothing
    When I send a PATCH request to "/products/{{Olive.sku}}" with body:
      """
      {}
      """
    Then the response body should be:
      """
      { "sku": "{{Olive.sku}}", "name": "{{Olive.name}}", "priceCents": 300, "stock": 8 }
      """

  Scenario: A product keeps its SKU for ever
    When I send a PATCH request to "/products/{{Olive.sku}}" with body:
      """
      { "sku": "ANOTHER" }
      """
    Then the response field "sku" should be "{{Olive.sku}}"

  Scenario: A change is told all its faults at once, and nothing of it is made
    When I send a PATCH request to "/products/{{Olive.sku}}" with body:
      """
      { "name": " ", "priceCents": 0, "stock": -1 }
      """
    Then the response status should be 422
    And the response field "errors" should have the items in any order:
      | field      | message                       |
      | stock      | must be 0 to 1000000000       |
      | priceCents | must be 1 to 100000000        |
      | name       | must have 1 to 120 characters |
    When I send a GET request to "/products/{{Olive.sku}}"
    Then the response fields should be:
      | name       | {{Olive.name}} |
      | priceCents |            300 |
      | stock      |              8 |

  Scenario Outline: <field> of <value> is answered with <status>
    When I call the operation "updateProduct" with:
      | sku     | {{Olive.sku}} |
      | <field> | <value>       |
    Then the response status should be <status>

    Examples: from "features/catalogue/bounds.json"
      | field | value | status |

  Scenario: What is not sold cannot be changed
    Given a unique number saved as "mark"
    When I send a PATCH request to "/products/GONE-{{mark}}" with body:
      """
      { "stock": 1 }
      """
    Then the response status should be 404
    And the response fields should be:
      | type   | /problems/product-not-found       |
      | detail | there is no product GONE-{{mark}} |

  Scenario: A refused second product leaves the first as it is
    When I call the operation "createProduct" with:
      | sku        | {{Olive.sku}} |
      | name       | Impostor      |
      | priceCents |             1 |
      | stock      |             1 |
    Then the response status should be 409
    And the response field "detail" should be "there is a product {{Olive.sku}} already"
    When I send a GET request to "/products/{{Olive.sku}}"
    Then the response field "name" should be "{{Olive.name}}"
    And the response field "stock" should be 8
