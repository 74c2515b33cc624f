# generated feature e0ce1c36
@api @generated
Feature: Reservations of the inventory API
  From the OpenAPI document. What is changed here stays: docs/generate.md.

  Background:
    Given I use the "inventory" API
    And a unique number saved as "mark"

  # generated rule:reserveStock de565b24
  @operation:reserveStock
  Rule: Take stock for an order, all lines or none

    Background:
      Given a unique number saved as "product mark"
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{product mark}} |
        | stock      |              1000000 |
      And the response should be successful
      And I save the response field "sku" as "product sku"

    # generated reserveStock.works 4028d03a
    Scenario: A reservation can be created
      When I call the operation "reserveStock" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | orderId           | order-1001      |
      Then the response status should be 201
      And the response should match the API specification
      And the response fields should be:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | orderId           | order-1001      |

    # generated reserveStock.accepted 04219c33
    Scenario Outline: A reservation can be created when <detail>
      When I call the operation "reserveStock" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | orderId           | order-1001      |
        | <field>           | <value>         |
      Then the response status should be 201
      And the response should match the API specification

      Examples:
        | detail                                 | field             | value   |
        | lines[0].quantity is 1, its least      | lines[0].quantity |       1 |
        | lines[0].quantity is 1000000, its most | lines[0].quantity | 1000000 |
        | orderId has 1 character                | orderId           | o       |

    # generated reserveStock.refused422 a99e311d
    Scenario Outline: A reservation is not created when <problem>
      When I call the operation "reserveStock" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | orderId           | order-1001      |
        | <field>           | <value>         |
      Then the response status should be 422
      And the response should match the API specification

      Examples:
        | problem                                      | field             | value   |
        | lines is empty                               | lines             | []      |
        | lines[0].quantity is 0, below its least      | lines[0].quantity |       0 |
        | lines[0].quantity is 1000001, above its most | lines[0].quantity | 1000001 |
        | orderId is empty                             | orderId           |         |

    # generated reserveStock.refused400 8c26b7e9
    Scenario Outline: A reservation is not created when the request cannot be read: <problem>
      When I call the operation "reserveStock" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | orderId           | order-1001      |
        | <field>           | <value>         |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | problem                              | field             | value |
        | lines[0].quantity is no number       | lines[0].quantity | many  |
        | lines[0].quantity is no whole number | lines[0].quantity |   1.5 |

    # generated reserveStock.without 688545aa
    Scenario Outline: A reservation is not created without <field>
      When I call the operation "reserveStock" without "<field>", with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | orderId           | order-1001      |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | field             |
        | orderId           |
        | lines             |
        | lines[0].sku      |
        | lines[0].quantity |

    # generated reserveStock.form ee59e57c
    Scenario: A reservation is not created when a list is sent
      When I send a POST request to "/reservations" with body:
        """
        []
        """
      Then the response status should be 400
      And the response should match the API specification

    # generated reserveStock.media e65fcf97
    Scenario: A reservation is not created when plain text is sent
      Given the request header "Content-Type" is "text/plain"
      When I send a POST request to "/reservations" with body:
        """
        a reservation
        """
      Then the response status should be 415
      And the response should match the API specification

  # generated rule:releaseStock ed4f2fe6
  @operation:releaseStock
  Rule: Give a reservation's stock back

    Background:
      Given a unique number saved as "product mark"
      And I call the operation "createProduct" with:
        | name       | Rustic Plastic Shoes |
        | priceCents |                  250 |
        | sku        | TEA-{{product mark}} |
        | stock      |              1000000 |
      And the response should be successful
      And I save the response field "sku" as "product sku"
      And I call the operation "reserveStock" with:
        | lines[0].quantity |               2 |
        | lines[0].sku      | {{product sku}} |
        | orderId           | order-1001      |
      And the response should be successful
      And I save the response field "id" as "reservation id"

    # generated releaseStock.works ac99bb26
    Scenario: A reservation can be deleted
      When I call the operation "releaseStock" with:
        | id | {{reservation id}} |
      Then the response status should be 204
      And the response should match the API specification

    # generated releaseStock.unknown 04f3fb21
    Scenario: A reservation that does not exist is not deleted
      When I call the operation "releaseStock" with:
        | id | no-such-{{mark}} |
      Then the response status should be 404
      And the response should match the API specification

    # generated releaseStock.again 26c896aa
    Scenario: A reservation is not deleted twice
      When I call the operation "releaseStock" with:
        | id | {{reservation id}} |
      Then the response status should be 204
      And the response should match the API specification
      When I call the operation "releaseStock" with:
        | id | {{reservation id}} |
      Then the response status should be 404
      And the response should match the API specification
