@api
Feature: Repeating a request
  A buyer whose connection broke can send the same order again with the same key: it is placed once.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Kiwi" for 0.60 EUR with 10 in stock
    And a unique uuid saved as "key"
    And the request header "Idempotency-Key" is "{{key}}"
    And I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 2 }] }
      """
    And I save the response field "id" as "first"
    And the request header "Idempotency-Key" is "{{key}}"

  @smoke
  Scenario: The same order again is the order that was placed
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 200
    And the response header "Idempotency-Replayed" should be "true"
    And the response field "id" should be "{{first}}"
    And 8 "Kiwi" should be left in stock

  Scenario: Another order under the same key is refused
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 3 }] }
      """
    Then the response status should be 422
    And the response field "type" should be "/problems/idempotency-key-reused"
    And 8 "Kiwi" should be left in stock

  Scenario: The same order again tells what has become of it
    Given I send a POST request to "/orders/{{first}}/cancel"
    And the request header "Idempotency-Key" is "{{key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 200
    And the response fields should be:
      | id     | {{first}} |
      | status | cancelled |
    And 10 "Kiwi" should be left in stock

  Scenario: Two buyers may choose the same key
    Given I continue as "another buyer"
    And the request header "Idempotency-Key" is "{{key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 201
    And the response field "id" should not be "{{first}}"
    And the response field "buyer" should be "bob"
    And 6 "Kiwi" should be left in stock

  Scenario: Under another key it is another order
    Given a unique uuid saved as "another key"
    And the request header "Idempotency-Key" is "{{another key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 201
    And the response field "id" should not be "{{first}}"
    And 6 "Kiwi" should be left in stock

  Scenario: A refused order leaves its key free
    Given a unique uuid saved as "another key"
    And the request header "Idempotency-Key" is "{{another key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 9 }] }
      """
    Then the response status should be 409
    Given the request header "Idempotency-Key" is "{{another key}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 8 }] }
      """
    Then the response status should be 201
    And 0 "Kiwi" should be left in stock

  Scenario: A key that is too long is refused
    Given the variable "ten uuids" is "{{key}}{{key}}{{key}}{{key}}{{key}}{{key}}{{key}}{{key}}{{key}}{{key}}"
    And the request header "Idempotency-Key" is "{{ten uuids}}"
    When I send a POST request to "/orders" with body:
      """
      { "lines": [{ "sku": "{{Kiwi.sku}}", "quantity": 2 }] }
      """
    Then the response status should be 400
    And the response field "type" should be "/problems/invalid-idempotency-key"
    And 8 "Kiwi" should be left in stock
