@either
Feature: Placing an order

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Pear" for 0.80 EUR with 10 in stock
    And the shop sells "Melon" for 3.50 EUR with 2 in stock

  @smoke
  Scenario: A buyer orders what is in stock
    When I order 3 "Pear"
    Then my order should be open
    And my order should total 2.40 EUR
    And 7 "Pear" should be left in stock

  Scenario: Several products go into one order
    When I order:
      | product | quantity |
      | Pear    |        4 |
      | Melon   |        2 |
    Then my order should be open
    And my order should total 10.20 EUR
    And 0 "Melon" should be left in stock

  Scenario: More than is in stock cannot be ordered
    When I order 3 "Melon"
    Then I should be told that "stock"
    And 2 "Melon" should be left in stock
