import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectGolden } from '../tools/golden';
import { type ProjectOptions, runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const FEATURE = `Feature: Orders
  Scenario: one order
    When I send a GET request to "/orders/1"
    Then the response should match the snapshot "one order"
`;
const SNAPSHOT = 'features/__snapshots__/order/one order.json';

/** A service with one order, whose parts are given. */
async function serve(order: object): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(order));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function run(snapshot: object | undefined, options: Pick<ProjectOptions, 'args' | 'env'> = {}) {
  const url = await serve({ id: '118f3a5e-7c1b-7d2e-9f00-112233445566', status: 'paid', total: 7 });
  return await runProject({
    files: {
      'brine.config.ts': settingsFile({ services: { orders: { url } } }),
      'features/order.feature': FEATURE,
      ...(snapshot && { [SNAPSHOT]: JSON.stringify(snapshot) }),
    },
    ...options,
  });
}

describe('a run with a response snapshot', () => {
  it('writes one that is missing beside its feature file, and the report tells so', async () => {
    const finished = await run(undefined);
    expect(finished.exitCode).toBe(0);
    expect(snapshotOf(finished.root)).toEqual({
      status: 200,
      body: { id: '#uuid', status: 'paid', total: 7 },
    });
    const told = finished.messages.flatMap(({ attachment }) =>
      attachment?.mediaType === 'text/x.cucumber.log+plain' ? attachment.body : [],
    );
    expect(told).toEqual([
      `The snapshot "one order" was written: ${SNAPSHOT}\nRead it through and commit it. What changes from run to run was written so:\n  body.id: #uuid`,
    ]);
  });

  it('writes none where CI is set, and ends with code 1', async () => {
    const finished = await run(undefined, { env: { CI: 'true' } });
    expectGolden(finished, 'snapshot-missing');
    expect(finished.exitCode).toBe(1);
    expect(existsSync(path.join(finished.root, SNAPSHOT))).toBe(false);
  });

  it('tells how the response differs, and ends with code 1', async () => {
    const kept = { status: 201, body: { id: '#uuid', status: 'open', total: '#> 7', note: '##string' } };
    const finished = await run(kept);
    expectGolden(finished, 'snapshot-differs');
    expect(finished.exitCode).toBe(1);
    expect(snapshotOf(finished.root)).toEqual(kept);
  });

  it('renews it with --update-snapshots, and keeps what still holds', async () => {
    const kept = { status: 200, body: { id: '#string', status: 'open', total: '#> 0' } };
    const finished = await run(kept, { args: ['--update-snapshots', '--name', 'one order'] });
    expect(finished.exitCode).toBe(0);
    expect(snapshotOf(finished.root)).toEqual({
      status: 200,
      body: { id: '#string', status: 'paid', total: '#> 0' },
    });
  });
});

function snapshotOf(root: string): unknown {
  return JSON.parse(readFileSync(path.join(root, SNAPSHOT), 'utf8'));
}
