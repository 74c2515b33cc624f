# generated feature 1fa74288
@api @generated
Feature: Health of the orders API
  From the OpenAPI document. What is changed here stays: docs/generate.md.

  Background:
    Given I use the "orders" API

  # generated rule:health 70b45c13
  @operation:health
  Rule: Tell that the service answers

    # generated health.works f9904974
    Scenario: Tell that the service answers: it works
      When I call the operation "health"
      Then the response status should be 200
      And the response should match the API specification
