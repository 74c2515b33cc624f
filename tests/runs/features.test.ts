import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const config = { 'brine.config.ts': settingsFile({}) };

const PASSES = `
  Scenario: a good one
    Given the variable "id" is 7
`;

describe('a run of features with a fault', () => {
  it('lists every syntax error with file and line, and ends with code 2', async () => {
    const run = await runProject({
      files: {
        ...config,
        'features/cancel.feature':
          'Feature: Cancel\n\n  Scenario: one\n    Given an order\n    Whenever I cancel\n',
        'features/order.feature':
          'Feature: Order\n  Scenario: one\n    Given a table\n      | a | b |\n      | 1 |\n',
        'features/pay.feature': `Feature: Pay\n${PASSES}`,
      },
    });
    expectGolden(run, 'syntax-errors');
    expect(run.exitCode).toBe(2);
    expect(run.messages.filter((message) => message.parseError)).toHaveLength(2);
    expect(run.report).toBeDefined();
  });

  it('lists what is wrong with the files of examples like any other fault of a feature', async () => {
    const run = await runProject({
      files: {
        ...config,
        'data/ids.csv': 'id,name\n1,Ann\n2\n',
        'features/ids.feature': `Feature: Ids

  Scenario Outline: <name> has the id <id>
    Given the variable "id" is <id>

    Examples: from "data/ids.csv"
      | id | name |

    Examples: from "data/more.csv"
`,
      },
    });
    expectGolden(run, 'examples-faults');
    expect(run.exitCode).toBe(2);
  });

  it('shows how to write a step that is not defined, and ends with code 1', async () => {
    const run = await runProject({
      files: {
        ...config,
        'features/order.feature': `Feature: Order
${PASSES}
  Scenario: a new one
    When I order 3 "red" apples
`,
      },
    });
    expectGolden(run, 'undefined-step');
    expect(run.exitCode).toBe(1);
    expect(results(run.messages)).toEqual({ 'a good one': 'PASSED', 'a new one': 'UNDEFINED' });
    expect(run.report).toBeDefined();
  });

  it('names the definitions of an ambiguous step, and ends with code 1', async () => {
    const run = await runProject({
      files: {
        ...config,
        'features/order.feature': `Feature: Order
${PASSES}
  Scenario: a vague one
    When I order apples
`,
        'step-definitions/order.steps.ts': `import { When } from '@cucumber/cucumber';

When('I order apples', async () => {});
When('I order {word}', async (_what: string) => {});
`,
      },
    });
    expectGolden(run, 'ambiguous-step');
    expect(run.exitCode).toBe(1);
    expect(results(run.messages)).toEqual({ 'a good one': 'PASSED', 'a vague one': 'AMBIGUOUS' });
    expect(run.report).toBeDefined();
  });

  it('gives up a step that takes too long, goes on with the next scenario, and ends with code 1', async () => {
    const run = await runProject({
      files: {
        'brine.config.ts': settingsFile({ timeouts: { step: 200 } }),
        'features/order.feature': `Feature: Order
  Scenario: a slow one
    When I wait for the delivery
${PASSES}`,
        'step-definitions/order.steps.ts': `import { When } from '@cucumber/cucumber';

When('I wait for the delivery', async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
});
`,
      },
    });
    expectGolden(run, 'step-timeout');
    expect(run.exitCode).toBe(1);
    expect(results(run.messages)).toEqual({ 'a slow one': 'FAILED', 'a good one': 'PASSED' });
    expect(run.report).toBeDefined();
  });

  it('shows the project’s own frames of an error in its steps and hooks, and no others', async () => {
    const run = await runProject({
      files: {
        ...config,
        'features/order.feature': `Feature: Order
  Scenario: a broken one
    When I order apples
${PASSES}`,
        'step-definitions/order.steps.ts': `import { AfterAll, When } from '@cucumber/cucumber';
import { order } from './orders';

When('I order apples', async () => {
  await order();
});

AfterAll(() => {
  throw new Error('the apples are still there');
});
`,
        'step-definitions/orders.ts': `export async function order(): Promise<void> {
  throw new TypeError('apples is not iterable', { cause: new Error('the basket is closed') });
}
`,
      },
    });
    expectGolden(run, 'own-errors');
    expect(run.exitCode).toBe(1);
    expect(results(run.messages)).toEqual({ 'a broken one': 'FAILED', 'a good one': 'PASSED' });
  });

  it('hands a saved number to a doc string as a number', async () => {
    const run = await runProject({
      files: {
        ...config,
        'features/order.feature': `Feature: Order
  Scenario: a body
    Given the variable "id" is 7
    When I say:
      """
      { "id": "{{id}}", "path": "/orders/{{id}}" }
      """
`,
        'step-definitions/order.steps.ts': `import { When } from '@cucumber/cucumber';

When('I say:', (text: string) => console.log(text));
`,
      },
    });
    expect(run.output).toContain('{ "id": 7, "path": "/orders/7" }');
    expect(run.exitCode).toBe(0);
  });
});
