@api
Feature: What products may be called

  Scenario: A name may begin with any character
    Given I use the "inventory" API
    And a unique number saved as "mark"
    And the variable "name" is "#1 Pear"
    When I call the operation "createProduct" with:
      | sku        | PEAR-{{mark}} |
      | name       | {{name}}      |
      | priceCents |            80 |
      | stock      |             3 |
    Then the response status should be 201
    And the response field "name" should be "{{name}}"
    And the response fields should be:
      | name       | {{name}}              |
      | priceCents | #between 1 and 100000 |
    And the response body should be:
      """
      { "sku": "PEAR-{{mark}}", "name": "{{name}}", "priceCents": "#> stock", "stock": 3 }
      """

  Scenario Outline: A name with <because> comes back as it was given
    Given I use the "inventory" API
    And a unique number saved as "mark"
    And the variables:
      | sku  | NAME-{{mark}} |
      | name | <name>        |
    When I call the operation "createProduct" with:
      | sku        | {{sku}}  |
      | name       | {{name}} |
      | priceCents |       80 |
      | stock      |        3 |
    And I send a GET request to "/products/{{sku}}"
    Then the response field "name" should be "{{name}}"

    Examples: from "features/catalogue/names.yaml"
      | name | because |
