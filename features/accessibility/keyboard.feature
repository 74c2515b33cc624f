@ui
Feature: The shop without a mouse

  Scenario: Signing in takes the keyboard alone
    When I open "sign in"
    Then the "Username" field should be focused
    When I type "ann"
    And I press the "Tab" key
    And I type "ann-secret"
    And I press the "Enter" key
    Then I should see the "Products" heading
    And the "Products" heading should be focused

  Scenario: After each page the keyboard goes on from its top
    Given I am signed in as "buyer"
    When I open "products"
    And I click the "Orders" link
    Then the "Orders" heading should be focused
