Feature: Signing in
  Nobody sees orders or a cart without being signed in.

  @ui @smoke
  Scenario: A buyer signs in and finds the products
    When I open "sign in"
    And I fill in the form:
      | Username | ann        |
      | Password | ann-secret |
    And I click "Sign in"
    Then I should see the "Products" heading
    And I should see "Signed in as ann"

  @ui
  Scenario: A wrong password is refused
    When I open "sign in"
    And I fill in "Username" with "ann"
    And I fill in "Password" with "pears"
    And I press the "Enter" key
    Then I should see "Wrong username or password"
    And I should be on "sign in"

  @ui
  Scenario: Whoever types a long password may look at it
    When I open "sign in"
    And I fill in "Password" with "ann-secret"
    And I check "Show password"
    Then the "Show password" checkbox should be checked
    When I uncheck "Show password"
    Then the "Show password" checkbox should be unchecked
    And the "Password" field should have the value "ann-secret"

  @ui
  Scenario: Whoever was sent to sign in gets to where they wanted
    When I open "orders"
    Then I should be on "sign in"
    When I fill in the form:
      | Username | ann        |
      | Password | ann-secret |
    And I click "Sign in"
    Then I should be on "orders"

  @ui
  Scenario: Signing out ends the session
    Given I am signed in as "buyer"
    When I open "products"
    And I click "Sign out"
    Then I should see the "Sign in" heading
    When I open "orders"
    Then I should be on "sign in"

  @api
  Scenario Outline: The <actor> gets a token that says what they may do
    When I send a POST request to "/sessions" with body:
      """
      { "username": "<username>", "password": "<username>-secret" }
      """
    Then the response status should be 201
    And the response body should be:
      """
      { "token": "#string", "username": "<username>", "role": "<role>" }
      """
    And the response should match the API specification

    Examples:
      | actor | username | role  |
      | buyer | ann      | buyer |
      | clerk | carl     | clerk |

  @api
  Scenario: Without a token there is nothing to see
    Given I am not signed in
    When I send a GET request to "/orders"
    Then the response status should be 401
    And the response header "WWW-Authenticate" should be "Bearer"
    And the response header "Content-Type" should contain "problem+json"
    And the response should match the API specification

  @api
  Scenario Outline: <fault> is refused, and not told which
    When I call the operation "signIn" with:
      | username | <username> |
      | password | <password> |
    Then the response status should be 401
    And the response header "WWW-Authenticate" should be "Bearer"
    And the response should match the snapshot "refused sign-in"

    Examples:
      | fault                    | username | password   |
      | A wrong password         | ann      | pears      |
      | Somebody else's password | ann      | bob-secret |
      | An unknown name          | nobody   | ann-secret |
      | A name in capitals       | ANN      | ann-secret |
      | The password in capitals | ann      | ANN-SECRET |

  @api
  Scenario: Whoever has the token is signed in, whatever program they use
    Given I call the operation "signIn" with:
      | username | bob        |
      | password | bob-secret |
    And I save the response field "token" as "token"
    And the request headers:
      | Authorization   | bearer {{token}} |
      | Accept-Language | de               |
    When I send a GET request to "/orders"
    Then the response status should be 200

  @api
  Scenario Outline: <credentials> is no token
    Given I am not signed in
    And the request header "Authorization" is "<credentials>"
    When I send a GET request to "/orders"
    Then the response status should be 401
    And the response field "type" should be "/problems/not-signed-in"

    Examples:
      | credentials                     |
      | Bearer nonsense                 |
      | Bearer eyJhbGciOiJub25lIn0.e30. |
      | Basic bm9ib2R5Om5vdGhpbmc=      |

  @api
  Scenario: A cookie does not sign in, so no other site can order in somebody's name
    Given I call the operation "signIn" with:
      | username | ann        |
      | password | ann-secret |
    And I save the response field "token" as "token"
    And the request cookie "session" is "{{token}}"
    When I send a GET request to "/orders"
    Then the response status should be 401

  @api
  Scenario: A sign-in comes as JSON, not as a form of any web page
    Given the form fields:
      | username | ann        |
      | password | ann-secret |
    When I send a POST request to "/sessions"
    Then the response status should be 415
    And the response field "type" should be "/problems/unsupported-media-type"
