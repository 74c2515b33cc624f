import path from 'node:path';
import { expect, it } from 'vitest';
import { leftFiles } from '../tools/left-files';
import { HOME, runProject } from '../tools/run-project';

/** Everything that proves something in the reference suite, as it would stand in a file. */
const SECRETS = [
  'ann-secret',
  'bob-secret',
  'carl-secret',
  'only-for-the-example-shop',
  // Any JSON web token.
  /eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{5,}/,
];

/** Fails in every way that leaves evidence: a check, a lost connection, a page. */
const FAILING = `Feature: Evidence

  Scenario: of a refused sign-in
    When I send a POST request to "/sessions" with body:
      """
      { "username": "ann", "password": "ann-secret" }
      """
    And I save the response field "token" as "token"
    Then the response field "token" should be "{{token}}-not"

  Scenario: of a signed-in request
    Given I am signed in as "clerk"
    And the request header "X-Api-Key" is "only-for-the-example-shop"
    When I send a GET request to "/orders?password=bob-secret"
    Then the response status should be 418

  Scenario: of a page
    Given I am signed in as "buyer"
    When I open "orders"
    And I fill in "Status" with "ann-secret"

  @trace:always @har:always
  Scenario: of a recorded sign-in
    When I open "/sign-in"
    And I fill in "Username" with "ann"
    And I fill in "Password" with "ann-secret"
    And I click "Sign in"
    Then I should see "nothing of the kind"
`;

it('leaves no secret of the suite in anything that a run writes', async () => {
  const run = await runProject({
    files: {
      'brine.config.ts': `export { default } from ${JSON.stringify(path.join(HOME, 'brine.config'))};`,
      'cucumber.js': `module.exports = require(${JSON.stringify(path.join(HOME, 'cucumber'))});`,
      'more/failing.feature': FAILING,
    },
    folders: ['examples', 'features', 'step-definitions'],
    args: [
      '--profile',
      'ci',
      'more',
      'features/signing-in',
      'features/ordering',
      '--tags',
      'not @ui and not @services',
    ],
  });
  expect(run.exitCode).toBe(1);
  const output = path.join(run.root, 'reports', 'output');
  const files = leftFiles(output);
  const found = files.flatMap(({ name, text }) =>
    SECRETS.filter((secret) => new RegExp(secret).test(text)).map((secret) => `${name}: ${secret}`),
  );
  expect(found).toEqual([]);
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'junit.xml',
      'messages.ndjson',
      path.join('html', 'index.html'),
      expect.stringMatching(/\.zip\/trace\.network$/),
      expect.stringMatching(/\.har$/),
    ]),
  );
}, 180_000);
