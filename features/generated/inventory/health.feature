# generated feature ba71595c
@api @generated
Feature: Health of the inventory API
  From the OpenAPI document. What is changed here stays: docs/generate.md.

  Background:
    Given I use the "inventory" API

  # generated rule:health 70b45c13
  @operation:health
  Rule: Tell that the service answers

    # generated health.works f9904974
    Scenario: Tell that the service answers: it works
      When I call the operation "health"
      Then the response status should be 200
      And the response should match the API specification
