@api
Feature: The life of an order
  From the first piece in the warehouse to the paid order, through both services and by several people.

  Scenario: From a new product to a paid order
    Given I use the "inventory" API
    And a unique number saved as "mark"
    And a fake product saved as "name"
    And I call the operation "createProduct" with:
      | sku        | NEW-{{mark}} |
      | name       | {{name}}     |
      | priceCents |         1250 |
      | stock      |            3 |
    And I save the response header "Location" as "product"
    Given I use the "orders" API
    And I am signed in as "buyer"
    When I call the operation "placeOrder" with:
      | lines | [{ "sku": "NEW-{{mark}}", "quantity": 2 }] |
    Then the response status should be 201
    And the response field "lines[0].name" should be "{{name}}"
    When I save the response header "Location" as "order"
    And I save the response field "totalCents" as "due"
    And I send a POST request to "{{order}}/payment" with body:
      """
      { "card": "4242424242424242" }
      """
    Then the response status should be 200
    When I send a GET request to "{{order}}"
    Then within 2 seconds the response field "status" should be "paid"
    And the response field "totalCents" should be "{{due}}"
    And the response field "paymentId" should be a text
    Given I use the "inventory" API
    When I send a GET request to "{{product}}"
    Then the response field "stock" should be 1

  Scenario: The last piece goes to whoever comes after the one who cancelled
    Given the shop sells "Vanilla" for 9 EUR with 1 in stock
    And I am signed in as "buyer"
    And I have an open order for 1 "Vanilla"
    When I continue as "another buyer"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Vanilla.sku}}", "quantity": 1 }] }
      """
    Then the response status should be 409
    And the response field "shortages" should have the items:
      | sku             | requested | available |
      | {{Vanilla.sku}} |         1 |         0 |
    When I continue as "buyer"
    And I send a POST request to "/orders/{{order.id}}/cancel"
    Then the response field "status" should be "cancelled"
    When I continue as "another buyer"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Vanilla.sku}}", "quantity": 1 }] }
      """
    Then the response status should be 201
    And the response field "buyer" should be "bob"

  Scenario: An order keeps the name and the price of its day
    Given the shop sells "Cocoa" for 5 EUR with 9 in stock
    And I am signed in as "buyer"
    And I have an open order for 2 "Cocoa"
    And I use the "inventory" API
    When I send a PATCH request to "/products/{{Cocoa.sku}}" with body:
      """
      { "name": "Cacao", "priceCents": 800 }
      """
    Then the response status should be 200
    Given I use the "orders" API
    When I send a GET request to "/orders/{{order.id}}"
    Then the response field "lines" should have the items:
      | name           | unitPriceCents |
      | {{Cocoa.name}} |            500 |
    And the response field "totalCents" should be 1000
    When I call the operation "placeOrder" with:
      | lines | [{ "sku": "{{Cocoa.sku}}", "quantity": 2 }] |
    Then the response fields should be:
      | lines[0].name | Cacao |
      | totalCents    |  1600 |

  Scenario: Cancelling twice gives the stock back once
    Given the shop sells "Pepper" for 2 EUR with 5 in stock
    And I am signed in as "buyer"
    And I have an open order for 3 "Pepper"
    When I call the operation "cancelOrder" with:
      | id | {{order.id}} |
    Then the response status should be 200
    When I call the operation "cancelOrder" with:
      | id | {{order.id}} |
    Then the response status should be 409
    And the response field "detail" should contain "{{order.id}} is not open"
    And 5 "Pepper" should be left in stock

  Scenario: What was cancelled is not paid any more
    Given the shop sells "Pepper" for 2 EUR with 5 in stock
    And I am signed in as "buyer"
    And I have an open order for 3 "Pepper"
    And I continue as "clerk"
    And I send a POST request to "/orders/{{order.id}}/cancel"
    And I continue as "buyer"
    When I call the operation "payOrder" with:
      | id   | {{order.id}}     |
      | card | 4242424242424242 |
    Then the response status should be 409
    And the response field "type" should be "/problems/order-not-open"
    When I send a GET request to "/orders/{{order.id}}"
    Then for 300 ms the response field "status" should be "cancelled"
    And the response field "paymentId" should be null

  Scenario: The same product on two lines is ordered as one
    Given the shop sells "Sage" for 1 EUR with 5 in stock
    And I am signed in as "buyer"
    When I send a POST request to "/orders" with body:
      """yaml
      lines:
        - { sku: "{{Sage.sku}}", quantity: 2 }
        - { sku: "{{Sage.sku}}", quantity: 1 }
      """
    Then the response status should be 201
    And the response field "lines" should have 1 item
    And the response field "lines[0].quantity" should be 3
    And 2 "Sage" should be left in stock

  Scenario: An order is as its customers' programs were promised
    Given the shop sells "Sage" for 1 EUR with 5 in stock
    And I am signed in as "buyer"
    And I have an open order for 1 "Sage"
    When I send a GET request to "/orders/{{order.id}}"
    Then the response should match the schema "features/ordering/order.schema.json"
    And the response field "id" should be a uuid
    And the response field "createdAt" should be a date
    And the response field "paymentId" should exist
    And the response field "reservationId" should not exist
