# Left for you:
# - the environment variable SESSION_PASSWORD: "password" of POST /sessions, a secret
@api @draft
Feature: Last run
  A draft from the last run: look it through, name it, and move it to where it belongs.

  Background:
    Given I use the "kitchen" API

  Scenario: Sign in, Place an order, GET /orders and 3 more
    When I call the operation "signIn" with:
      | username | ann                      |
      | password | {{env.SESSION_PASSWORD}} |
    Then the response status should be 401
    And the response body should contain:
      """
      {
        "error": "wrong"
      }
      """
