@api @generated
Feature: Books of the library API
  From the OpenAPI document. What is changed here stays: docs/generate.md.

  Background:
    Given I use the "library" API

  @operation:addBook
  Scenario: The life of a book: created, read and deleted
    When I call the operation "addBook" with:
      | title    | Middlemarch |
      | pages    |           1 |
      | language | en          |
    Then the response status should be 201
    And the response should match the API specification
    When I save the response field "id" as "new book id"
    And I call the operation "readBook" with:
      | number | {{new book id}} |
    Then the response status should be 200
    And the response should match the API specification
    And the response fields should be:
      | title    | Middlemarch |
      | pages    |           1 |
      | language | en          |
    When I call the operation "DELETE /books/{number}" with:
      | number | {{new book id}} |
    Then the response status should be 204
    And the response should match the API specification
    When I call the operation "readBook" with:
      | number | {{new book id}} |
    Then the response status should be 404
    And the response should match the API specification

  @operation:addBook
  Rule: Add a book

    Scenario: A book can be created
      When I call the operation "addBook" with:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |
      Then the response status should be 201
      And the response should match the API specification
      And the response fields should be:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |
      When I save the response field "id" as "new book id"
      And I call the operation "readBook" with:
        | number | {{new book id}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |

    Scenario: A book can be created with the least that has to be said
      When I call the operation "addBook" with:
        | title | Middlemarch |
        | pages |           1 |
      Then the response status should be 201
      And the response should match the API specification

    Scenario Outline: A book can be created when <detail>
      When I call the operation "addBook" with:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |
        | <field>  | <value>     |
      Then the response status should be 201
      And the response should match the API specification

      Examples:
        | detail                  | field    | value                |
        | title has 1 character   | title    | M                    |
        | title has 20 characters | title    | Middlemarch Middlema |
        | pages is 1, its least   | pages    |                    1 |
        | pages is 5000, its most | pages    |                 5000 |
        | language is pt          | language | pt                   |

    Scenario Outline: A book is not created when <problem>
      When I call the operation "addBook" with:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |
        | <field>  | <value>     |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | problem                            | field    | value                 |
        | title is empty                     | title    |                       |
        | title is longer than 20 characters | title    | Middlemarch Middlemar |
        | pages is no number                 | pages    | many                  |
        | pages is no whole number           | pages    |                   1.5 |
        | pages is 0, below its least        | pages    |                     0 |
        | pages is 5001, above its most      | pages    |                  5001 |
        | language is none of its values     | language | something-else        |

    Scenario Outline: A book is not created without <field>
      When I call the operation "addBook" without "<field>", with:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |
      Then the response status should be 400
      And the response should match the API specification

      Examples:
        | field |
        | title |
        | pages |

    Scenario: A book is not created when a list is sent
      When I send a POST request to "/books" with body:
        """
        []
        """
      Then the response status should be 400
      And the response should match the API specification

  @operation:readBook
  Rule: Read a book

    Background:
      Given I call the operation "addBook" with:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |
      And the response should be successful
      And I save the response field "id" as "book id"

    Scenario: A book can be read
      When I call the operation "readBook" with:
        | number | {{book id}} |
      Then the response status should be 200
      And the response should match the API specification
      And the response fields should be:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |

    Scenario: A book that does not exist is not read
      When I call the operation "readBook" with:
        | number | 2000000007 |
      Then the response status should be 404
      And the response should match the API specification

    Scenario: What cannot be the number of a book is not read
      When I call the operation "readBook" with:
        | number | no-identity |
      Then the response should be a client error
      And the response should match the API specification

  @operation:DELETE-books-number
  Rule: Remove a book

    Background:
      Given I call the operation "addBook" with:
        | title    | Middlemarch |
        | pages    |           1 |
        | language | en          |
      And the response should be successful
      And I save the response field "id" as "book id"

    Scenario: A book can be deleted
      When I call the operation "DELETE /books/{number}" with:
        | number | {{book id}} |
      Then the response status should be 204
      And the response should match the API specification

    Scenario: A book that does not exist is not deleted
      When I call the operation "DELETE /books/{number}" with:
        | number | 2000000007 |
      Then the response status should be 404
      And the response should match the API specification

    Scenario: What cannot be the number of a book is not deleted
      When I call the operation "DELETE /books/{number}" with:
        | number | no-identity |
      Then the response should be a client error
      And the response should match the API specification

    Scenario: A book is not deleted twice
      When I call the operation "DELETE /books/{number}" with:
        | number | {{book id}} |
      Then the response status should be 204
      And the response should match the API specification
      When I call the operation "DELETE /books/{number}" with:
        | number | {{book id}} |
      Then the response status should be 404
      And the response should match the API specification

    Scenario: A deleted book is not found any more
      When I call the operation "DELETE /books/{number}" with:
        | number | {{book id}} |
      Then the response status should be 204
      And the response should match the API specification
      When I call the operation "readBook" with:
        | number | {{book id}} |
      Then the response status should be 404
      And the response should match the API specification
