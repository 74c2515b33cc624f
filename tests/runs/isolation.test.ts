import { describe, expect, it } from 'vitest';
import type { Settings } from '../../support/settings/settings';
import { expectGolden } from '../tools/golden';
import { attachments, causes, results } from '../tools/results';
import { type FinishedProject, runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';
import { SHOP_SERVICE, shopService } from '../tools/shop-service';

const SETTINGS: Settings = {
  services: {
    inventory: { ...shopService('inventory'), isolation: 'scenario' },
    orders: {
      ...shopService('orders', { OTHER_URL: '{{inventory.url}}', DATABASE_URL: '{{database.orders}}' }),
      dependsOn: ['inventory'],
    },
    web: { ...shopService('web', { OTHER_URL: '{{orders.url}}' }), dependsOn: ['orders'] },
    elsewhere: { url: 'http://127.0.0.1:1' },
  },
  databases: { orders: { sqlite: true } },
  api: { default: 'orders' },
  timeouts: { expect: 300, stop: 500 },
};

async function run(
  feature: string,
  settings: Settings = SETTINGS,
  args: string[] = [],
): Promise<FinishedProject> {
  return await runProject({
    files: {
      'brine.config.ts': settingsFile(settings),
      'service.mjs': SHOP_SERVICE,
      'features/isolation.feature': feature,
    },
    args,
  });
}

const says = (path: string, said: string) => `When I send a GET request to "${path}"
    Then the response field "said" should be "${said}"`;

const GOOD = `Feature: Isolation

  Scenario: shared, first
    When I send a GET request to "/keep/ours"
    And I send a GET request to "/note/ours"
    ${says('/ask/keep/once', 'ok')}

  Scenario: an instance of its own
    Given the variable "colour" is "teal"
    And the service "orders" is running with:
      | COLOUR | {{colour}} |
      | SHAPE  | round      |
    ${says('/env/COLOUR', 'teal')}
    And the service "orders" should log "GET /env/COLOUR"
    ${says('/kept', 'nothing')}
    ${says('/notes', 'ours')}
    When I send a GET request to "/note/own"
    Given I use the "web" API
    ${says('/ask/env/COLOUR', 'teal')}
    When I restart the service "orders"
    ${says('/ask/env/COLOUR', 'teal')}
    Given the service "orders" is running with:
      | COLOUR | red |
    ${says('/ask/env/COLOUR', 'red')}
    ${says('/ask/env/SHAPE', 'round')}
    When I kill the service "orders"
    Then the service "orders" should be stopped

  Scenario: shared, again
    ${says('/env/COLOUR', 'nothing')}
    ${says('/kept', 'ours')}
    ${says('/notes', 'ours own')}
    ${says('/ask/kept', 'nothing')}
    Given I use the "web" API
    ${says('/ask/env/COLOUR', 'nothing')}

  @isolated
  Scenario: all for itself
    ${says('/kept', 'nothing')}
    ${says('/notes', 'none')}
    Given the database table "notes" contains:
      | text |
      | mine |
    When I send a GET request to "/keep/mine"
    ${says('/notes', 'mine')}
    Given the service "orders" is running with:
      | COLOUR | blue |
    ${says('/notes', 'mine')}
    ${says('/kept', 'mine')}
    ${says('/env/COLOUR', 'blue')}
    And the database table "notes" should have 1 row

  @isolated
  Scenario: all for itself, again
    ${says('/kept', 'nothing')}
    ${says('/notes', 'none')}
    Given I use the "web" API
    ${says('/ask/ask/env/NAME', 'inventory')}

  Scenario: shared, at last
    ${says('/kept', 'ours')}
    ${says('/notes', 'ours own')}
    And the database table "notes" should have 2 rows
`;

const BAD = `Feature: Isolation

  Scenario: settings that it does not start with
    Given the service "orders" is running with:
      | FAULT     | yes                  |
      | API_TOKEN | s3cret-t0ken-of-4nn4 |

  Scenario: a name that is none
    Given the service "orders" is running with:
      | payment timeout | 3 |

  Scenario: a service of somebody else
    Given the service "elsewhere" is running with:
      | COLOUR | teal |

  Scenario: a crash of its own
    Given the service "orders" is running with:
      | COLOUR | teal |
    When I send a GET request to "/exit"

  Scenario: after all that
    ${says('/env/COLOUR', 'nothing')}
`;

describe('a scenario', () => {
  it('has services, settings, folders and databases of its own where it asks for them', async () => {
    const finished = await run(GOOD);
    expect(finished.output).toMatch(/^6 scenarios \(6 passed\)$/m);
    expect(finished.exitCode).toBe(0);
  });

  it('is told why it cannot have an instance of its own', async () => {
    const finished = await run(BAD);
    expectGolden(finished, 'own-instances');
    expect(results(finished.messages)).toMatchObject({ 'after all that': 'PASSED' });
    const told = causes(finished.messages);
    expect(told['settings that it does not start with']).toMatchObject([
      { kind: 'environment not ready', culprit: 'orders' },
    ]);
    expect(told['a crash of its own']).toMatchObject([{ kind: 'service crashed', culprit: 'orders' }]);
    expect(attachments(finished.messages, 'a crash of its own')['log of orders.txt']).toMatch(
      /^listening on/,
    );
    expect(JSON.stringify(finished.messages.filter(({ attachment }) => attachment))).not.toContain(
      's3cret-t0ken',
    );
    expect(finished.exitCode).toBe(1);
  });
});

describe('isolation that cannot be', () => {
  it('is a fault of the settings, with its line', async () => {
    const finished = await run(GOOD, {
      isolation: 'run',
      services: {
        inventory: { ...shopService('inventory'), isolation: 'worker' },
        clock: shopService('clock', { CLOCK_FILE: '{{clock}}' }),
        orders: {
          ...shopService('orders', { DATABASE_URL: '{{database.orders}}' }),
          dependsOn: ['inventory'],
        },
        mail: { ...shopService('mail', { DATABASE_URL: '{{database.orders}}' }), isolation: 'scenario' },
        news: shopService('news', { DATABASE_URL: '{{database.news}}' }),
      },
      databases: { orders: { sqlite: true }, news: { sqlite: true, reset: 'all' } },
    });
    expectGolden(finished, 'isolation-faults');
    expect(finished.exitCode).toBe(2);
  });
});
