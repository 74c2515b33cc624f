@api @fuzz
Feature: Requests that nobody thought of
  Whatever a service is sent, it answers as its document says, and never with a fault of its own.

  Scenario Outline: <operation> of the inventory holds
    Given I use the "inventory" API
    Then the operation "<operation>" should hold under 40 random requests

    Examples:
      | operation     |
      | listProducts  |
      | createProduct |
      | updateProduct |
      | reserveStock  |

  Scenario Outline: <operation> of the orders holds
    Given I am signed in as "buyer"
    Then the operation "<operation>" should hold under 40 random requests

    Examples:
      | operation  |
      | listOrders |
      | placeOrder |
      | payOrder   |
      | signIn     |

  Scenario: A change of a product holds
    Given the shop sells "Fennel" for 2 EUR with 5 in stock
    And I use the "inventory" API
    Then the operation "updateProduct" should hold under 40 random requests with:
      | sku | {{Fennel.sku}} |
