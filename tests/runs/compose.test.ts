import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../support/settings/settings';
import { newFolder } from '../tools/folder';
import { expectGolden } from '../tools/golden';
import { causes, results } from '../tools/results';
import { type FinishedProject, type ProjectOptions, runProject, startProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';
import { SHOP_SERVICE, shopService } from '../tools/shop-service';
import { placeDocker } from '../tools/stand-in-docker';

const settings = (compose: { service?: string; port?: number; file?: string } = {}): Settings => ({
  services: {
    inventory: {
      compose: { file: 'compose.yaml', service: 'inventory', port: 80, ...compose },
      ready: { http: '/health' },
    },
    orders: {
      ...shopService('orders', { OTHER_URL: '{{inventory.url}}', INVENTORY: '{{inventory.address}}' }),
      dependsOn: ['inventory'],
    },
  },
  api: { default: 'orders' },
  timeouts: { expect: 500, stop: 500 },
});

const COMPOSE = `services:
  inventory:
    image: shop/inventory
    ports: ["80"]
`;

const FEATURE = `Feature: Compose

  Scenario: one
    Given all services are running
`;

function project(feature: string, own: Settings, more: Partial<ProjectOptions> = {}): ProjectOptions {
  return {
    files: {
      'brine.config.ts': settingsFile(own),
      'compose.yaml': COMPOSE,
      'service.mjs': SHOP_SERVICE,
      'features/compose.feature': feature,
    },
    ...more,
  };
}

const says = (target: string, said: string) => `When I send a GET request to "${target}"
    Then the response field "said" should be "${said}"`;

/** The calls of docker without what is different in each run. */
function calls(home: string): string[] {
  const text = readFileSync(path.join(home, 'calls.txt'), 'utf8').trim();
  return text
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/--project-name brine-\S+/g, '--project-name <project>')
        .replaceAll(/--file \S+\//g, '--file '),
    );
}

const IN = 'compose --project-name <project> --file compose.yaml';

describe.skipIf(process.platform === 'win32')('services from a compose file', () => {
  it('are started once a run, reached by all, logged, and taken down', async () => {
    const home = newFolder();
    const feature = `Feature: Compose

  Scenario Outline: <name>
    Given I use the "<service>" API
    ${says('<path>', 'inventory')}
    And the service "inventory" should log "GET /env/NAME"
    And the service "inventory" should be ready

    Examples:
      | name     | service   | path          |
      | directly | inventory | /env/NAME     |
      | through  | orders    | /ask/env/NAME |
      | linked   | orders    | /ask/env/NAME |

  Scenario: recorded
    ${says('/ask/env/NAME', 'inventory')}
    And the service "orders" should have called "inventory" 1 time

  @isolated
  Scenario: shared with isolated scenarios
    ${says('/ask/env/NAME', 'inventory')}
`;
    const finished = await runProject(
      project(feature, settings(), { args: ['--parallel', '2'], env: placeDocker(home) }),
    );
    expect(finished.output).toMatch(/^5 scenarios \(5 passed\)$/m);
    expect(finished.output).toContain('Starting inventory with docker compose …');
    expect(calls(home)).toEqual([
      'compose version',
      'version --format {{.Server.Version}}',
      `${IN} up --detach --wait --wait-timeout 30 inventory`,
      `${IN} port inventory 80`,
      `${IN} logs --no-color --no-log-prefix --follow inventory`,
      `${IN} down --volumes --remove-orphans --timeout 1`,
    ]);
    expect(readdirSync(home)).not.toContain('inventory.json');
  });

  it('are not to be stopped by scenarios; what kills them is blamed and they are started again', async () => {
    const home = newFolder();
    const feature = `Feature: Compose

  Scenario: stopped by a scenario
    When I stop the service "inventory"

  Scenario: given other settings
    Given the service "inventory" is running with:
      | COLOUR | teal |

  Scenario: crashed by a scenario
    Given I use the "inventory" API
    When I send a GET request to "/exit"

  Scenario: after the crash
    ${says('/ask/env/NAME', 'inventory')}

  Scenario: went silent
    Given I use the "inventory" API
    And the request timeout is 300 ms
    When I send a GET request to "/stop-answering"

  Scenario: after it went silent
    ${says('/ask/env/NAME', 'inventory')}
`;
    const finished = await runProject(project(feature, settings(), { env: placeDocker(home) }));
    expectGolden(finished, 'compose');
    expect(results(finished.messages)).toMatchObject({
      'after the crash': 'PASSED',
      'after it went silent': 'PASSED',
    });
    expect(causes(finished.messages)['crashed by a scenario']).toMatchObject([
      { kind: 'service crashed', culprit: 'inventory' },
    ]);
    const asked = calls(home);
    expect(asked).toContain(`${IN} ps --all --format json inventory`);
    expect(asked).toContain(`${IN} restart --timeout 1 inventory`);
    expect(asked.at(-1)).toBe(`${IN} down --volumes --remove-orphans --timeout 1`);
  });

  it('are taken down when the run is killed', async () => {
    const home = newFolder();
    const feature = `${FEATURE}    When I send a GET request to "/stop-answering"\n`;
    const running = startProject(
      project(feature, settings(), { env: placeDocker(home), command: 'cucumber' }),
    );
    await expect.poll(() => readLog(running.root), { timeout: 30_000 }).toContain('GET /stop-answering');
    expect(existsSync(path.join(home, 'inventory.json'))).toBe(true);
    process.kill(running.child.pid as number, 'SIGKILL');
    await expect.poll(() => readdirSync(home), { timeout: 10_000 }).not.toContain('inventory.json');
  });
});

function readLog(root: string): string {
  const file = path.join(root, 'reports', 'output', 'run', 'worker-0', 'logs', 'orders.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('a run whose compose file cannot be used', () => {
  const expectFault = (finished: FinishedProject, golden: string) => {
    expectGolden(finished, golden);
    expect(finished.exitCode).toBe(2);
  };

  it('says that there is no docker', async () => {
    const own = settings();
    const finished = await runProject(
      project(FEATURE, own, { env: { PATH: path.dirname(process.execPath) } }),
    );
    expectFault(finished, 'no-docker');
  });

  it.skipIf(process.platform === 'win32')('says that no engine is running', async () => {
    const finished = await runProject(
      project(FEATURE, settings(), { env: placeDocker(newFolder(), 'no-engine') }),
    );
    expectFault(finished, 'compose-no-engine');
  });

  it('says that it has no such service, before docker is asked', async () => {
    const home = newFolder();
    const own = settings({ service: 'inventry' });
    const finished = await runProject(project(FEATURE, own, { env: placeDocker(home) }));
    expectFault(finished, 'compose-no-service');
    expect(existsSync(path.join(home, 'calls.txt'))).toBe(false);
  });
});
