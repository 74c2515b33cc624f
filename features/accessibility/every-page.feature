@ui
Feature: Every page can be used by everybody
  Each page is judged by axe: in light and in dark colours, and as narrow as a phone.

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Rye" for 1.90 EUR with 20 in stock
    And the shop sells "Spelt" for 2.90 EUR with 0 in stock
    And I have an open order for 2 "Rye"

  Scenario Outline: <page> have no barriers
    When I open "<address>"
    Then I should see the "<heading>" heading
    And I should not see "Loading"
    And the page should have no accessibility violations

    Examples: in light colours
      | page                    | address       | heading        |
      | The products            | products      | Products       |
      | Quick orders            | quick order   | Quick order    |
      | Carts with nothing in   | cart          | Cart           |
      | The orders              | orders        | Orders         |
      | Addresses without pages | /no/such/page | Page not found |

    @color-scheme:dark
    Examples: in dark colours
      | page                    | address       | heading        |
      | The products            | products      | Products       |
      | Quick orders            | quick order   | Quick order    |
      | Carts with nothing in   | cart          | Cart           |
      | The orders              | orders        | Orders         |
      | Addresses without pages | /no/such/page | Page not found |

    @viewport:390x844
    Examples: on a phone
      | page                    | address       | heading        |
      | The products            | products      | Products       |
      | Quick orders            | quick order   | Quick order    |
      | Carts with nothing in   | cart          | Cart           |
      | The orders              | orders        | Orders         |
      | Addresses without pages | /no/such/page | Page not found |

  Scenario Outline: <where>, signing in has no barriers, nor has its refusal
    Given I am not signed in
    When I open "sign in"
    Then the page should have no accessibility violations
    When I fill in "Username" with "ann"
    And I fill in "Password" with "wrong"
    And I press the "Enter" key
    Then I should see "Wrong username or password"
    And the page should have no accessibility violations

    Examples:
      | where            |
      | In light colours |

    @color-scheme:dark
    Examples:
      | where           |
      | In dark colours |

    @viewport:390x844
    Examples:
      | where      |
      | On a phone |

  Scenario Outline: <where>, the way to an order has no barriers
    Given I open "/products?search={{Rye.sku}}"
    And I click "Add to cart: {{Rye.name}}"
    When I open "quick order"
    And I click "Put into the cart"
    Then I should see "Enter a SKU."
    And the page should have no accessibility violations
    When I click the "Cart" link
    Then I should see the "Cart" table
    And the page should have no accessibility violations
    When I click "Save for later: {{Rye.name}}"
    Then the "Saved products" list should have 1 item
    And the page should have no accessibility violations

    Examples:
      | where            |
      | In light colours |

    @color-scheme:dark
    Examples:
      | where           |
      | In dark colours |

    @viewport:390x844
    Examples:
      | where      |
      | On a phone |

  Scenario Outline: <where>, an order has no barriers from its payment to its receipt
    When I open "/orders/{{order.id}}"
    And I click "Pay now"
    Then I should see the "A card number has 12 to 19 digits." alert
    And the page should have no accessibility violations
    When I click "Cancel order"
    Then the "Cancel this order?" dialog should have no accessibility violations
    When I click "Keep order"
    And I pay with the card "4242424242424242"
    Then my order should be paid
    And the page should have no accessibility violations
    When I open "/orders/{{order.id}}/receipt"
    Then I should see "Paid: €3.80"
    And the page should have no accessibility violations

    Examples:
      | where            |
      | In light colours |

    @color-scheme:dark
    Examples:
      | where           |
      | In dark colours |

    @viewport:390x844
    Examples:
      | where      |
      | On a phone |
