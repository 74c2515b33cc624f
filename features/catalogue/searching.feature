@api
Feature: Searching the products
  Whoever shows products to people asks for a part of a name or of an SKU, page by page.

  Background:
    Given I use the "inventory" API
    And a unique word saved as "word"
    And a unique number saved as "mark"

  Rule: A part of the name or of the SKU is enough, in any case

    Background:
      Given I call the operation "createProduct" with:
        | sku        | KUM-{{mark}}     |
        | name       | Kumquat {{word}} |
        | priceCents |               45 |
        | stock      |                7 |

    Scenario Outline: "<search>" finds the product
      Given the query parameters:
        | search | <search> |
      When I send a GET request to "/products"
      Then the response fields should be:
        | items[0].sku | KUM-{{mark}} |
        | total        |            1 |

      Examples:
        | search           |
        | Kumquat {{word}} |
        | KUMQUAT {{word}} |
        | quat {{word}}    |
        | KUM-{{mark}}     |
        | kum-{{mark}}     |

    Scenario: What nothing is called finds nothing
      Given the query parameters:
        | search | {{word}}{{word}} |
      When I send a GET request to "/products"
      Then the response status should be 200
      And the response body should be:
        """
        { "items": [], "page": 1, "pageSize": 20, "total": 0 }
        """

  Rule: A sign stands for itself

    Scenario Outline: "<sign>" is not a joker
      Given I call the operation "createProduct" with:
        | sku        | JUICE-{{mark}}     |
        | name       | {{word}} 100<sign> |
        | priceCents |                250 |
        | stock      |                  7 |
      And I call the operation "createProduct" with:
        | sku        | SODA-{{mark}} |
        | name       | {{word}} 1000 |
        | priceCents |           250 |
        | stock      |             7 |
      And the query parameters:
        | search | {{word}} 100<sign> |
      When I send a GET request to "/products"
      Then the response field "items" should have the items:
        | sku            | name               |
        | JUICE-{{mark}} | {{word}} 100<sign> |

      Examples:
        | sign |
        | %    |
        | _    |

  Rule: A long list comes in pages, by name

    Background:
      Given I call the operation "createProduct" with:
        | sku        | B-{{mark}}    |
        | name       | {{word}} Blue |
        | priceCents |            20 |
        | stock      |             7 |
      And I call the operation "createProduct" with:
        | sku        | C-{{mark}}       |
        | name       | {{word}} Crimson |
        | priceCents |               30 |
        | stock      |                7 |
      And I call the operation "createProduct" with:
        | sku        | A-{{mark}}     |
        | name       | {{word}} Amber |
        | priceCents |             10 |
        | stock      |              7 |

    Scenario: The names go from A to Z, however late a product came
      When I send a GET request to "/products?search={{word}}"
      Then the response field "items" should have the items:
        | sku        | priceCents |
        | A-{{mark}} |         10 |
        | B-{{mark}} |         20 |
        | C-{{mark}} |         30 |

    Scenario Outline: Page <page> of pages with <size> has <count>
      Given the query parameters:
        | search   | {{word}} |
        | page     | <page>   |
        | pageSize | <size>   |
      When I call the operation "listProducts"
      Then the response fields should be:
        | items    | #[<count>] |
        | page     | <page>     |
        | pageSize | <size>     |
        | total    |          3 |

      Examples:
        | page | size | count |
        |    1 |    2 |     2 |
        |    2 |    2 |     1 |
        |    3 |    2 |     0 |
        |    1 |  100 |     3 |

    Scenario: No product is on two pages
      When I send a GET request to "/products?search={{word}}&pageSize=1"
      And I save the response field "items[0].sku" as "on page one"
      And I send a GET request to "/products?search={{word}}&pageSize=1&page=2"
      Then the response field "items[0].sku" should not be "{{on page one}}"
      And the response field "items[0].sku" should be "B-{{mark}}"

    Scenario Outline: There is no page <page> of <size>
      When I send a GET request to "/products?page=<page>&pageSize=<size>"
      Then the response status should be 400
      And the response field "type" should be "/problems/invalid-query"
      And the response field "items" should not exist

      Examples:
        | page | size |
        |    0 |   20 |
        |   -1 |   20 |
        | one  |   20 |
        |    1 |    0 |
        |    1 |  101 |
        |    1 |  2.5 |
