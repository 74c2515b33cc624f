import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServiceGroup } from '../../../../support/services/group/group';
import { Waits } from '../../../../support/services/start/waits';
import { complete } from '../../../../support/settings/complete';
import type { ServiceSettings } from '../../../../support/settings/service-settings';
import type { Timeouts } from '../../../../support/settings/settings';
import { stoppedClock } from '../../../tools/clock';
import { processesWith } from '../../../tools/processes';
import { SHOP_SERVICE, shopService } from '../../../tools/shop-service';

/** Is ready only when the other one has been started too. */
const TOGETHER = `import { existsSync, writeFileSync } from 'node:fs';
import http from 'node:http';

writeFileSync('here-' + process.env.NAME, '');
const timer = setInterval(() => {
  if (!existsSync('here-' + process.env.OTHER)) return;
  clearInterval(timer);
  const server = http.createServer((_, response) => response.end());
  server.listen(0, '127.0.0.1', () => console.log('listening on http://127.0.0.1:' + server.address().port));
}, 5);
`;

let root: string;
let group: ServiceGroup | undefined;
let marker: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'brine-group-'));
  marker = `BRINE_TEST_GROUP=${path.basename(root)}`;
  writeFileSync(path.join(root, 'service.mjs'), SHOP_SERVICE);
  writeFileSync(path.join(root, 'together.mjs'), TOGETHER);
});

afterEach(async () => {
  await group?.[Symbol.asyncDispose]();
  if (process.platform === 'linux') expect(processesWith(marker)).toEqual([]);
});

function open(services: Record<string, ServiceSettings>, timeouts: Timeouts = {}): ServiceGroup {
  group = new ServiceGroup({
    settings: complete({ services, timeouts: { stop: 500, ...timeouts } }, root, 'default'),
    executables: {},
    directory: path.join(root, 'worker'),
    env: { ...process.env, BRINE_TEST_GROUP: path.basename(root) },
  });
  return group;
}

function together(name: string, other: string): ServiceSettings {
  return { command: ['node', 'together.mjs'], env: { NAME: name, OTHER: other } };
}

async function complaint(): Promise<string> {
  const error = await group?.ensureAll().then(
    () => new Error('all started'),
    (reason: Error) => reason,
  );
  return (error?.message ?? '').replaceAll(root, '<root>');
}

const starts = () => readFileSync(path.join(root, 'starts.txt'), 'utf8').trim().split('\n');

describe('services that are started together', () => {
  it('do not wait for each other unless they depend on each other', async () => {
    const services = open({ left: together('left', 'right'), right: together('right', 'left') });
    await services.ensureAll();
    expect(services.running('left')).toBeDefined();
    expect(services.running('right')).toBeDefined();
  });

  it('are started in the order of their dependencies, each once, and stopped against it', async () => {
    const services = open({
      web: { ...shopService('web'), dependsOn: ['orders', 'inventory'] },
      orders: { ...shopService('orders'), dependsOn: ['inventory'] },
      inventory: shopService('inventory'),
    });
    const ended: string[] = [];
    await services.ensureAll();
    expect(starts()).toEqual(['inventory', 'orders', 'web']);
    for (const name of services.names) {
      void services.running(name)?.process.exited.then(() => ended.push(name));
    }
    await services[Symbol.asyncDispose]();
    expect(ended).toEqual(['web', 'orders', 'inventory']);
  });

  it('are not started when what they depend on fails, which is told once', async () => {
    open({
      web: { ...shopService('web'), dependsOn: ['orders', 'inventory'] },
      orders: { ...shopService('orders'), dependsOn: ['inventory'] },
      inventory: shopService('inventory', { FAULT: 'yes' }),
      mail: shopService('mail'),
    });
    expect(await complaint()).toMatchInlineSnapshot(`
      "The service "inventory" died at start: exit code 4.
        at no address: it opened no port and logged no "listening on …" line
        last log lines:
        inventory cannot read FAULT=yes
        → Start it by hand with the same environment, or read <root>/worker/logs/inventory.log."
    `);
    expect(starts().sort()).toEqual(['inventory', 'mail']);
  });

  it('are all told of when several fail for reasons of their own', async () => {
    open({
      orders: { ...shopService('orders'), dependsOn: ['inventory', 'mail'] },
      inventory: shopService('inventory', { FAULT: 'yes' }),
      mail: shopService('mail', { FAULT: 'no' }),
    });
    expect(await complaint()).toMatchInlineSnapshot(`
      "2 services could not be started.
        The service "inventory" died at start: exit code 4.
          at no address: it opened no port and logged no "listening on …" line
          last log lines:
          inventory cannot read FAULT=yes
          → Start it by hand with the same environment, or read <root>/worker/logs/inventory.log.

        The service "mail" died at start: exit code 4.
          at no address: it opened no port and logged no "listening on …" line
          last log lines:
          mail cannot read FAULT=no
          → Start it by hand with the same environment, or read <root>/worker/logs/mail.log."
    `);
  });
});

describe('a start that takes long', () => {
  it('is told with what it takes and who needs it', async () => {
    const clock = stoppedClock();
    const waits = new Waits(clock);
    waits.begin('orders', ['inventory', 'payments']);
    waits.begin('inventory', []);
    waits.begin('payments', []);
    await clock.sleep(900);
    expect(waits.describe()).toBeUndefined();
    await clock.sleep(2_400);
    expect(waits.describe()).toBe(
      'Waiting for inventory … 3 s, payments … 3 s; orders needs inventory and payments',
    );
    waits.end('payments');
    expect(waits.describe()).toBe('Waiting for inventory … 3 s; orders needs inventory');
    waits.end('inventory');
    expect(waits.describe()).toBeUndefined();
    await clock.sleep(3_000);
    expect(waits.describe()).toBe('Waiting for orders … 3 s');
    waits.end('orders');
    expect(waits.describe()).toBeUndefined();
  });
});
