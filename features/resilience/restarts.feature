@services
Feature: Restarts

  Background:
    Given I am signed in as "buyer"
    And the shop sells "Thyme" for 1.10 EUR with 7 in stock
    And I have an open order for 2 "Thyme"

  Scenario: Orders survive a restart, and so does being signed in
    When I restart the service "orders"
    And I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200
    And the response field "status" should be "open"

  Scenario: Orders survive a crash of the machine
    When I kill the service "orders"
    Then the service "orders" should be stopped
    When I start the service "orders"
    And I send a GET request to "/orders/{{order.id}}"
    Then the response status should be 200

  Scenario: A service says goodbye when it is asked to end
    When I stop the service "orders"
    Then the service "orders" should be stopped
    And the service "orders" should have exited with code 0
    And the service "orders" should log "stopped"
