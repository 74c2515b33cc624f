@workflow
Feature: From signing in to the paid order
  One purchase as the buyer, other programs and those who run the shop see it.

  Scenario: A purchase leaves the same trace everywhere
    Given the service "orders" is running
    And the shop sells "Nutmeg" for 3.20 EUR with 6 in stock
    When I open "products"
    And I fill in the form:
      | Username | bob        |
      | Password | bob-secret |
    And I click "Sign in"
    Then I should see "Signed in as bob"
    When I fill in "Search products" with "{{Nutmeg.sku}}"
    And I click "Add to cart: {{Nutmeg.name}}"
    And I click the "Cart" link
    And I fill in "Quantity of {{Nutmeg.name}}" with "2"
    And I click "Place order"
    Then the "Order status" status should contain "Open"
    When I fill in "Card number" with "4242 4242 4242 4242"
    And I click "Pay now"
    Then the "Order status" status should contain "Paid"
    And the "Order lines" table should contain:
      | Product         | Quantity | Price | Total |
      | {{Nutmeg.name}} |        2 | €3.20 | €6.40 |
    Given I continue as "another buyer"
    When I send a GET request to "/orders?status=paid&pageSize=1"
    Then the response field "items[0].buyer" should be "bob"
    And the response field "items[0].totalCents" should be 640
    And the response field "items[0].lines[0].sku" should be "{{Nutmeg.sku}}"
    And the response field "items[0].paymentId" should match the pattern "^ch_"
    When I save the response field "items[0].id" as "placed"
    Then the service "orders" should log "/orders/{{placed}}/payment"
    And the service "inventory" should log "/reservations"
    And the mock "payments" should have received 1 POST request to "/charges"
    And the service "orders" should not log "4242424242424242"
    And 4 "Nutmeg" should be left in stock
    And no service should have panicked
