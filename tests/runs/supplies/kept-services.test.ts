import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../support/settings/settings';
import { expectGolden } from '../../tools/golden';
import { processesWith } from '../../tools/processes';
import { attachments, causes, results } from '../../tools/results';
import { type FinishedProject, runProject } from '../../tools/run-project';
import { settingsFile } from '../../tools/settings-file';
import { SHOP_SERVICE, shopService } from '../../tools/shop-service';

const SETTINGS: Settings = {
  isolation: 'run',
  services: {
    inventory: shopService('inventory'),
    orders: {
      ...shopService('orders', { OTHER_URL: '{{inventory.url}}', DATABASE_URL: '{{database.orders}}' }),
      dependsOn: ['inventory'],
    },
    web: {
      ...shopService('web', { OTHER_URL: '{{orders.url}}' }),
      dependsOn: ['orders'],
      isolation: 'worker',
    },
    mail: { ...shopService('mail'), isolation: 'worker' },
  },
  databases: { orders: { sqlite: true } },
  api: { default: 'orders' },
  timeouts: { expect: 500, stop: 500 },
};

/** Steps that wait for what other workers do. */
const STEPS = `import { readFileSync } from 'node:fs';
import { Then } from '@cucumber/cucumber';

Then('{string} should have been started {int} times', async function (name: string, times: number) {
  await this.patience.within(20_000, () => {
    const starts = readFileSync('starts.txt', 'utf8').split('\\n').filter((one) => one === name);
    if (starts.length !== times) throw new Error(name + ' was started ' + starts.length + ' times');
  });
});
`;

async function run(feature: string, args: string[] = [], marker = ''): Promise<FinishedProject> {
  return await runProject({
    files: {
      'brine.config.ts': settingsFile(SETTINGS),
      'service.mjs': SHOP_SERVICE,
      'step-definitions/starts.steps.ts': STEPS,
      'features/kept.feature': feature,
    },
    args,
    env: { BRINE_TEST_KEPT: marker },
  });
}

const starts = ({ root }: FinishedProject, name: string) =>
  readFileSync(path.join(root, 'starts.txt'), 'utf8')
    .split('\n')
    .filter((one) => one === name).length;

const says = (target: string, said: string) => `When I send a GET request to "${target}"
    Then the response field "said" should be "${said}"`;

const GOOD = `Feature: Kept services

  Scenario Outline: shared by all, <name>
    Given all services are running
    ${says('/keep/<name>', 'ok')}
    ${says('/note/<name>', 'ok')}
    And the service "orders" should be ready
    And the service "orders" should log "GET /keep/<name>"
    And the service "orders" should not log "GET /keep/<other>"
    Given I use the "web" API
    ${says('/ask/ask/env/NAME', 'inventory')}
    And the service "web" should have called "orders" 1 time

    Examples:
      | name | other |
      | a    | b     |
      | b    | c     |
      | c    | d     |
      | d    | a     |

  Scenario: an instance of its own
    Given the service "orders" is running with:
      | COLOUR | teal |
    ${says('/env/COLOUR', 'teal')}
    And the service "orders" should log "GET /env/COLOUR"
    Given I use the "web" API
    ${says('/ask/env/COLOUR', 'teal')}
    When I restart the service "orders"
    ${says('/ask/env/COLOUR', 'teal')}

  @fresh-database
  Scenario: with what others left
    ${says('/note/fresh', 'ok')}
    And within 5 seconds the database table "notes" should contain:
      | text  |
      | fresh |

  @isolated
  Scenario: all for itself
    ${says('/kept', 'nothing')}
    ${says('/notes', 'none')}
    When I restart the service "orders"
    ${says('/ask/env/NAME', 'inventory')}
    And the service "orders" should have called "inventory" 1 time
`;

const BAD = `Feature: Kept services

  Scenario: stopped by a scenario
    When I stop the service "orders"

  Scenario: calls of what is shared
    Then the service "orders" should have called "inventory"

  Scenario: crashed by a scenario
    When I send a GET request to "/exit"

  Scenario: after the crash
    ${says('/env/NAME', 'orders')}

  Scenario: went silent
    Given the request timeout is 300 ms
    When I send a GET request to "/stop-answering"

  Scenario: after it went silent
    ${says('/env/NAME', 'orders')}
    When I send a GET request to "/break"

  Scenario: crashed for good
    When I send a GET request to "/exit"

  Scenario: without it
    ${says('/env/NAME', 'orders')}
`;

const BESIDE = `Feature: Kept services

  Scenario: the crash
    Given I use the "web" API
    When I send a GET request to "/env/NAME"
    Given I use the "orders" API
    When I send a GET request to "/exit"

  Scenario: beside it
    Given I use the "mail" API
    Then "orders" should have been started 2 times
    ${says('/env/NAME', 'mail')}
`;

describe('services that the run keeps', () => {
  it('are started once for all workers, and left alone where a scenario has its own', async () => {
    const marker = `kept-${process.pid}`;
    const finished = await run(GOOD, ['--parallel', '2'], marker);
    expect(finished.output).toMatch(/^7 scenarios \(7 passed\)$/m);
    expect(finished.exitCode).toBe(0);
    expect(attachments(finished.messages, 'with what others left')).toEqual({
      '': 'The database "orders" is not brought back: all workers share it. A scenario with @isolated has one of its own.',
    });
    // Once for all, its own twice because it was restarted, and once isolated and restarted.
    expect(starts(finished, 'orders')).toBe(1 + 2 + 2);
    expect(starts(finished, 'inventory')).toBe(1 + 1);
    if (process.platform === 'linux') expect(processesWith(marker)).toEqual([]);
  });

  it('are not to be stopped by scenarios; what kills them is blamed and they are started again', async () => {
    const finished = await run(BAD);
    expectGolden(finished, 'kept-services');
    expect(results(finished.messages)).toEqual({
      'stopped by a scenario': 'FAILED',
      'calls of what is shared': 'FAILED',
      'crashed by a scenario': 'FAILED',
      'after the crash': 'PASSED',
      'went silent': 'FAILED',
      'after it went silent': 'PASSED',
      'crashed for good': 'FAILED',
      'without it': 'FAILED',
    });
    expect(causes(finished.messages)).toMatchObject({
      'crashed by a scenario': [{ kind: 'service crashed', culprit: 'orders' }],
      'crashed for good': [{ kind: 'service crashed', culprit: 'orders' }],
      'without it': [{ kind: 'environment not ready', culprit: 'orders' }],
    });
    expect(finished.exitCode).toBe(1);
  });

  it('that die are no fault of a scenario in another worker that had nothing to do with them', async () => {
    const finished = await run(BESIDE, ['--parallel', '2']);
    expect(results(finished.messages)).toEqual({ 'the crash': 'FAILED', 'beside it': 'PASSED' });
    expect(causes(finished.messages)['the crash']).toMatchObject([
      { kind: 'service crashed', culprit: 'orders' },
    ]);
  });
});
