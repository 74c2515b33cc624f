# generated feature e4381f86
@api @generated
Feature: Products of the inventory API
  From the OpenAPI document. What is changed here stays: docs/generate.md.

  Background:
    Given I use the "inventory" API
    And a unique number saved as "mark"

  # generated createProduct.life 78fbd120
  @operation:createProduct
  Scenario: The life of a product: created, read, listed and changed
    When I call the operation "createProduct" with:
      | name       | Rustic Plastic Shoes |
      | priceCents |                  250 |
      | sku        | TEA-{{mark}}         |
      | stock      |              1000000 |
    Then the response status should be 201
    And the response should match the API specification
    When I save the response field "sku" as "new product sku"
    And I call the operation "getProduct" with:
      | sku | {{new product sku}} |
    Then the response status should be 200
    And the response should match the API specification
    And the response fields should be:
      | name       | Rustic Plastic Shoes |
      | priceCents |                  250 |
      | sku        | TEA-{{mark}}         |
      | stock      |              1000000 |
    When I call the operation "listProducts"
    Then the response status should be 200
    And the response should match the API specification
    When I call the operation "updateProduct" with:
      | sku        | {{new product sku}} |
      | name       | Ergonomic Silk Hat  |
      | priceCents |                 251 |
      | stock      |                 501 |
    Then the response status should be 200
    And the response should match the API specification

  # generated rule:listProducts 4b1e54b2
  @operation:listProducts
  Rule: List products by name

    # generated listProducts.works 3609b8a8
    Scenario: Products can be listed
      When I call the operation "listProducts"
      Then the response status should be 200
      And the response should match the API specification

    # generated listProducts.page-size 3e7eee67
    Scenario: A page of products is as long as asked for
      Given a unique number saved as "another mark"
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      And the response should be successful
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{another mark}} |
        | stock      |              1000000 |
      And the response should be successful
      When I call the operation "listProducts" with:
        | pageSize | 1 |
      Then the response status should be 200
      And the response should match the API specification
      And the response field "items" should have 1 item

    # generated listProducts.pages 2b359ef5
    Scenario: The second page of products goes on where the first one ends
      Given a unique number saved as "another mark"
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      And the response should be successful
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{another mark}} |
        | stock      |              1000000 |
      And the response should be successful
      When I call the operation "listProducts" with:
        | pageSize | 1 |
        | page     | 1 |
      Then the response status should be 200
      And the response should match the API specification
      And I save the response field "items[0].sku" as "on the first page"
      When I call the operation "listProducts" with:
        | pageSize | 1 |
        | page     | 2 |
      Then the response status should be 200
      And the response should match the API specification
      And the response field "items" should have 1 item
      And the response field "items[0].sku" should not be "{{on the first page}}"

    # generated listProducts.found ed68faaa
    Scenario: Products are found by their sku
      Given I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      And the response should be successful
      When I call the operation "listProducts" with:
        | search | TEA-{{mark}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response field "items" should contain an item with:
        | sku | TEA-{{mark}} |

    # generated listProducts.accepted 37484d26
    Scenario Outline: Products can be listed when <detail>
      When I call the operation "listProducts" with:
        | <field> | <value> |
      Then the response status should be 200
      And the response should match the API specification

      Examples:
        | detail                    | field    | value |
        | page is 1, its least      | page     |     1 |
        | pageSize is 1, its least  | pageSize |     1 |
        | pageSize is 100, its most | pageSize |   100 |

    # generated listProducts.refused400 9ddc3738
    Scenario Outline: Products are not listed when <problem>
      When I call the operation "listProducts" with:
        | <field> | <value> |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | problem                         | field    | value |
        | page is no number               | page     | many  |
        | page is no whole number         | page     |   1.5 |
        | page is 0, below its least      | page     |     0 |
        | pageSize is no number           | pageSize | many  |
        | pageSize is no whole number     | pageSize |   1.5 |
        | pageSize is 0, below its least  | pageSize |     0 |
        | pageSize is 101, above its most | pageSize |   101 |

  # generated rule:createProduct 42a0e02c
  @operation:createProduct
  Rule: Add a product

    # generated createProduct.works 0ed1d9ba
    Scenario: A product can be created
      When I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      Then the response status should be 201
      And the response should match the API specification
      And the response fields should be:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      When I save the response field "sku" as "new product sku"
      And I call the operation "getProduct" with:
        | sku | {{new product sku}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |

    # generated createProduct.accepted c8dc6799
    Scenario Outline: A product can be created when <detail>
      When I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
        | <field>    | <value>              |
      Then the response status should be 201
      And the response should match the API specification

      Examples:
        | detail                            | field      | value                                                                                                                    |
        | name has 1 character              | name       | R                                                                                                                        |
        | name has 120 characters           | name       | Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic. |
        | priceCents is 1, its least        | priceCents |                                                                                                                        1 |
        | priceCents is 100000000, its most | priceCents |                                                                                                                100000000 |
        | stock is 0, its least             | stock      |                                                                                                                        0 |
        | stock is 1000000000, its most     | stock      |                                                                                                               1000000000 |

    # generated createProduct.refused422 eae0b59d
    Scenario Outline: A product is not created when <problem>
      When I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
        | <field>    | <value>              |
      Then the response status should be 422
      And the response should match the API specification

      Examples:
        | problem                                 | field      | value                                                                                                                     |
        | name is empty                           | name       |                                                                                                                           |
        | name is longer than 120 characters      | name       | Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic Shoes Rustic Plastic S |
        | priceCents is 0, below its least        | priceCents |                                                                                                                         0 |
        | priceCents is 100000001, above its most | priceCents |                                                                                                                 100000001 |
        | sku is malformed                        | sku        | ?                                                                                                                         |
        | stock is -1, below its least            | stock      |                                                                                                                        -1 |
        | stock is 1000000001, above its most     | stock      |                                                                                                                1000000001 |

    # generated createProduct.refused400 19dd33af
    Scenario Outline: A product is not created when the request cannot be read: <problem>
      When I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
        | <field>    | <value>              |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | problem                       | field      | value |
        | priceCents is no number       | priceCents | many  |
        | priceCents is no whole number | priceCents |   1.5 |
        | stock is no number            | stock      | many  |
        | stock is no whole number      | stock      |   1.5 |

    # generated createProduct.without cff04d90
    Scenario Outline: A product is not created without <field>
      When I call the operation "createProduct" without "<field>", with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | field      |
        | sku        |
        | name       |
        | priceCents |
        | stock      |

    # generated createProduct.form ee80e788
    Scenario: A product is not created when a list is sent
      When I send a POST request to "/products" with body:
        """
        []
        """
      Then the response status should be 400
      And the response should match the API specification

    # generated createProduct.media df01f9e0
    Scenario: A product is not created when plain text is sent
      Given the request header "Content-Type" is "text/plain"
      When I send a POST request to "/products" with body:
        """
        a product
        """
      Then the response status should be 415
      And the response should match the API specification

    # generated createProduct.taken 2379508d
    Scenario: A product cannot be created twice
      When I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      Then the response status should be 201
      And the response should match the API specification
      When I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{mark}}         |
        | stock      |              1000000 |
      Then the response status should be 409
      And the response should match the API specification

  # generated rule:getProduct deba774b
  @operation:getProduct
  Rule: Read a product

    Background:
      Given a unique number saved as "product mark"
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{product mark}} |
        | stock      |              1000000 |
      And the response should be successful
      And I save the response field "sku" as "product sku"

    # generated getProduct.works 022918f0
    Scenario: A product can be read
      When I call the operation "getProduct" with:
        | sku | {{product sku}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{product mark}} |
        | stock      |              1000000 |

    # generated getProduct.unknown f9a2bb77
    Scenario: A product that does not exist is not read
      When I call the operation "getProduct" with:
        | sku | no-such-{{mark}} |
      Then the response status should be 404
      And the response should match the API specification

  # generated rule:updateProduct 5260b229
  @operation:updateProduct
  Rule: Change name, price or stock of a product

    Background:
      Given a unique number saved as "product mark"
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{product mark}} |
        | stock      |              1000000 |
      And the response should be successful
      And I save the response field "sku" as "product sku"

    # generated updateProduct.works d00a15df
    Scenario: A product can be changed
      When I call the operation "updateProduct" with:
        | sku        | {{product sku}}          |
        | name       | Intelligent Plastic Ball |
        | priceCents |                      251 |
        | stock      |                      501 |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | name       | Intelligent Plastic Ball |
        | priceCents |                      251 |
        | stock      |                      501 |
      When I call the operation "getProduct" with:
        | sku | {{product sku}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | name       | Intelligent Plastic Ball |
        | priceCents |                      251 |
        | stock      |                      501 |

    # generated updateProduct.least fb8149ec
    Scenario: A product can be changed with the least that has to be said
      When I call the operation "updateProduct" with:
        | sku  | {{product sku}} |
        | body | {}              |
      Then the response status should be 200
      And the response should match the API specification

    # generated updateProduct.accepted 05a37e50
    Scenario Outline: A product can be changed when <detail>
      When I call the operation "updateProduct" with:
        | sku        | {{product sku}}          |
        | name       | Intelligent Plastic Ball |
        | priceCents |                      251 |
        | stock      |                      501 |
        | <field>    | <value>                  |
      Then the response status should be 200
      And the response should match the API specification

      Examples:
        | detail                            | field      | value                                                                                                                    |
        | name has 1 character              | name       | I                                                                                                                        |
        | name has 120 characters           | name       | Intelligent Plastic Ball Intelligent Plastic Ball Intelligent Plastic Ball Intelligent Plastic Ball Intelligent Plastic. |
        | priceCents is 1, its least        | priceCents |                                                                                                                        1 |
        | priceCents is 100000000, its most | priceCents |                                                                                                                100000000 |
        | stock is 0, its least             | stock      |                                                                                                                        0 |
        | stock is 1000000000, its most     | stock      |                                                                                                               1000000000 |

    # generated updateProduct.refused422 154ad599
    Scenario Outline: A product is not changed when <problem>
      When I call the operation "updateProduct" with:
        | sku        | {{product sku}}          |
        | name       | Intelligent Plastic Ball |
        | priceCents |                      251 |
        | stock      |                      501 |
        | <field>    | <value>                  |
      Then the response status should be 422
      And the response should match the API specification

      Examples:
        | problem                                 | field      | value                                                                                                                     |
        | name is empty                           | name       |                                                                                                                           |
        | name is longer than 120 characters      | name       | Intelligent Plastic Ball Intelligent Plastic Ball Intelligent Plastic Ball Intelligent Plastic Ball Intelligent Plastic B |
        | priceCents is 0, below its least        | priceCents |                                                                                                                         0 |
        | priceCents is 100000001, above its most | priceCents |                                                                                                                 100000001 |
        | stock is -1, below its least            | stock      |                                                                                                                        -1 |
        | stock is 1000000001, above its most     | stock      |                                                                                                                1000000001 |

    # generated updateProduct.refused400 f051b9b4
    Scenario Outline: A product is not changed when the request cannot be read: <problem>
      When I call the operation "updateProduct" with:
        | sku        | {{product sku}}          |
        | name       | Intelligent Plastic Ball |
        | priceCents |                      251 |
        | stock      |                      501 |
        | <field>    | <value>                  |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | problem                       | field      | value |
        | priceCents is no number       | priceCents | many  |
        | priceCents is no whole number | priceCents |   1.5 |
        | stock is no number            | stock      | many  |
        | stock is no whole number      | stock      |   1.5 |

    # generated updateProduct.form f4bcae88
    Scenario: A product is not changed when a list is sent
      When I send a PATCH request to "/products/{{product sku}}" with body:
        """
        []
        """
      Then the response status should be 400
      And the response should match the API specification

    # generated updateProduct.media 0496ca92
    Scenario: A product is not changed when plain text is sent
      Given the request header "Content-Type" is "text/plain"
      When I send a PATCH request to "/products/{{product sku}}" with body:
        """
        a product
        """
      Then the response status should be 415
      And the response should match the API specification

    # generated updateProduct.unknown 1e9fc5aa
    Scenario: A product that does not exist is not changed
      When I call the operation "updateProduct" with:
        | sku        | no-such-{{mark}}         |
        | name       | Intelligent Plastic Ball |
        | priceCents |                      251 |
        | stock      |                      501 |
      Then the response status should be 404
      And the response should match the API specification
