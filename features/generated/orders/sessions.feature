# generated feature e6e83188
@api @generated
Feature: Sessions of the orders API
  From the OpenAPI document. What is changed here stays: docs/generate.md.

  Background:
    Given I use the "orders" API

  # generated rule:signIn f01d2f5e
  @operation:signIn
  Rule: Sign in for twelve hours

    # generated signIn.works 0a3b5eb7
    Scenario: A session can be created
      When I call the operation "signIn" with:
        | password | ann-secret |
        | username | ann        |
      Then the response status should be 201
      And the response should match the API specification
      And the response fields should be:
        | username | ann |

    # generated signIn.without 7d7aafe6
    Scenario Outline: A session is not created without <field>
      When I call the operation "signIn" without "<field>", with:
        | password | ann-secret |
        | username | ann        |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | field    |
        | username |
        | password |

    # generated signIn.form 172032df
    Scenario: A session is not created when a list is sent
      When I send a POST request to "/sessions" with body:
        """
        []
        """
      Then the response status should be 400
      And the response should match the API specification

    # generated signIn.media e4f8bbed
    Scenario: A session is not created when plain text is sent
      Given the request header "Content-Type" is "text/plain"
      When I send a POST request to "/sessions" with body:
        """
        a session
        """
      Then the response status should be 415
      And the response should match the API specification

    # generated signIn.hinted-1 b1205777
    Scenario: Nobody signs in with the wrong password
      When I call the operation "signIn" with:
        | password | bob-secret |
        | username | ann        |
      Then the response status should be 401
      And the response should match the API specification
