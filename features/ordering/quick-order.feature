@ui
Feature: Quick orders

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Lentil" for 1.80 EUR with 50 in stock
    And the shop sells "Millet" for 2.10 EUR with 50 in stock

  @workflow
  Scenario: A list of SKUs becomes an order
    When I open "quick order"
    And I fill in the form:
      | SKU of line 1      | {{Lentil.sku}} |
      | Quantity of line 1 |             12 |
    And I click "Add a line"
    And I fill in the form:
      | SKU of line 2      | {{Millet.sku}} |
      | Quantity of line 2 |              5 |
    And I click "Put into the cart"
    Then I should be on "cart"
    And I should see "Total: €32.10"
    When I click "Place order"
    Then my order should be open
    And the page should have sent a POST request to "/api/orders/orders" with body containing:
      """
      { "lines": [{ "sku": "{{Millet.sku}}", "quantity": 5 }] }
      """
    And my order should total 32.10 EUR
    And 38 "Lentil" should be left in stock

  Scenario: One unknown product keeps all the others waiting
    When I open "quick order"
    And I upload the file "features/ordering/wanted.csv" to "List of products"
    Then I should see "2 lines read from wanted.csv."
    When I fill in "SKU of line 1" with "{{Lentil.sku}}"
    And I fill in "SKU of line 2" with "UNICORN"
    And I click "Put into the cart"
    Then I should see "The shop has no product with this SKU."
    And the "SKU of line 2" field should be focused
    When I click the "Cart" link
    Then I should see "Your cart is empty."

  Scenario: Clerks, who cannot order, are not led there
    Given I continue as "clerk"
    When I open "products"
    Then I should see the "Orders" link
    And I should not see the "Quick order" link
