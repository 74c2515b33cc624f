import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brine } from '../cli/brine';
import { HOME } from '../tools/commands';
import { settingsFile } from '../tools/settings-file';
import { writeProject } from '../tools/write-project';
import { golden } from './golden';

const STEPS = `import { Given, Then } from '@cucumber/cucumber';

Given('a basket of {string}', (_material: string) => {});

Given(/^a basket of "([^"]*)"$/, (_material: string) => {});

Given('the gate is open', () => {});

// brine-lint-disable unused-step
Given('the gate is shut', () => {});

Then('the basket should hold {int} eggs', (_eggs: number) => {});
`;

const SPECIFICATION = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { buyer: { type: string } } }
      responses:
        '201':
          description: Placed
          content:
            application/json:
              schema:
                type: object
                properties:
                  id: { type: string }
                  lines: { type: array, items: { type: object, properties: { sku: { type: string } } } }
`;

const FEATURES = {
  'features/baskets.feature': `@smoke @devise:iPhone-15
Feature: Baskets

  @smokey
  Scenario: Weaving
    Given a basket of "wicker"
    And I click on the "Save" buton
    When I send a GET reqest to "/orders/7"

  @env:stagin @contract:maybe @viewport:wide @issue:12
  Scenario: Weaving
    Given I fill in "#name" with "Ann"
    When I click "div.card > button"
    Then within 5 seconds the basket shuld hold 3 eggs
    And the response field "#uuid" should exist

  Scenario Outline: Of any make
    Given the response status shuld be <status>
    Then the basket should hold <eggs> eggs

    Examples:
      | status | eggs |
      |    201 |    3 |
      |    204 | many |
`,
  'features/broken.feature': `Feature: Half

  Scenario: Misspelt
    Given a basket
    Whn it falls

  Scenario: Table
    Given the request headers:
      | a | b |
      | c |
`,
  'features/known.feature': `Feature: Known

  # brine-lint-disable missing-then, undefined-step
  Scenario: Not yet
    Given what nobody has written
    And this neither

  Scenario: With one step left out
    # brine-lint-disable undefined-step: comes with the next release
    Given what nobody has written
    # brine-lint-disable missing-thn
    And the world turns backwards
    Then the basket should hold 1 eggs
`,
  'features/orders.feature': `Feature: Orders

  Scenario: Placing
    When I call the operation "createOdrer"
    And I call the operation "createOrder" with:
      | buyer | Ann |
      | byer  | Bob |
    Then the response field "lines[0].sku" should exist
    And the response field "lines[0].sq" should be "A"
    And the response field "secret" should not exist
    And the response fields should be:
      | field | value |
      | id    |     1 |
      | idd   |     1 |
`,
  'features/untidy.feature': `Feature: Untidy

  Scenario: Spaces
      Given the request timeout is 5 seconds
      Then the basket should hold 1 eggs
`,
};

let root: string;
beforeAll(() => {
  root = writeProject({
    'brine.config.ts': settingsFile({
      services: {
        shop: { url: 'http://127.0.0.1:1', openapi: 'shop.yaml' },
        stock: { url: 'http://127.0.0.1:1', openapi: '/openapi.json' },
      },
      api: { default: 'shop' },
      tags: ['@smoke', '@issue:'],
    }),
    'shop.yaml': SPECIFICATION,
    'step-definitions/basket.steps.ts': STEPS,
    ...FEATURES,
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('brine lint', () => {
  it('tells all faults at once, each with its place, its rule and what to do', async () => {
    const { code, stdout, stderr } = await brine(['lint'], { cwd: root });
    expect(stderr).toBe('');
    expect(stdout).toBe(golden('lint.golden.txt', stdout));
    expect(code).toBe(1);
  });

  it('speaks SARIF, so that CI shows faults at their lines', async () => {
    const { code, stdout } = await brine(['lint', '--format', 'sarif', 'features/untidy.feature'], {
      cwd: root,
    });
    const { version, runs } = JSON.parse(stdout);
    expect([code, version]).toEqual([1, '2.1.0']);
    const [{ tool, results, invocations }] = runs;
    expect(results).toEqual([
      {
        ruleId: 'unformatted',
        ruleIndex: tool.driver.rules.findIndex(({ id }: { id: string }) => id === 'unformatted'),
        level: 'error',
        message: {
          text: 'The file is not in form from this line on.\nnpm run brine -- lint --fix, or npm run brine -- format features/untidy.feature',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'features/untidy.feature', uriBaseId: 'PROJECT' },
              region: { startLine: 4, startColumn: 1 },
            },
          },
        ],
      },
    ]);
    expect(invocations[0].toolExecutionNotifications).toEqual([
      {
        level: 'note',
        message: {
          text: 'Calls of stock were not held against its API specification: only the running service has it (/openapi.json).',
        },
      },
    ]);
  });

  it('writes the form with --fix, and finds nothing any more', async () => {
    const file = path.join(root, 'features', 'untidy.feature');
    const { code, stdout } = await brine(['lint', '--fix', '--format', 'json', 'features/untidy.feature'], {
      cwd: root,
    });
    expect(JSON.parse(stdout).faults).toEqual([]);
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('\n    Given the request');
    writeFileSync(file, FEATURES['features/untidy.feature']);
  });

  it('leaves out rules that the settings switch off, and names those that there are none of', async () => {
    const off = writeProject({
      'brine.config.ts': settingsFile({ lint: { rules: { unformated: false, selector: false } } }),
      'features/untidy.feature': FEATURES['features/untidy.feature'],
    });
    const { code, stderr } = await brine(['lint'], { cwd: off });
    expect(stderr).toBe(`lint.rules names a rule that there is none of.
  at brine.config.ts
  unformated (did you mean "unformatted"?)
  → Rules: gherkin, undefined-step, ambiguous-step, unused-step, phrase, missing-then, selector, duplicate-name, unknown-tag, specification, unformatted.
`);
    expect(code).toBe(2);
    writeFileSync(
      path.join(off, 'brine.config.ts'),
      settingsFile({ lint: { rules: { unformatted: false, 'undefined-step': false } } }),
    );
    const { stdout } = await brine(['lint'], { cwd: off });
    rmSync(off, { recursive: true, force: true });
    expect(stdout).toBe('No faults in 1 feature file.\n');
  });

  it('finds nothing in the reference suite', async () => {
    const { code, stdout } = await brine(['lint'], { cwd: HOME });
    expect(stdout).toMatch(/^No faults in \d+ feature files\.\n/);
    expect(code).toBe(0);
  });
});
