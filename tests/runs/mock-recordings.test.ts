import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { runProject } from '../tools/run-project';
import { mocksProject, NOT_RECORDED, RECORDED } from './mocks-project';

/** The real provider: a charge is pending when it is first asked for, and approved after that. */
let asked = 0;
let charged = 0;
const provider = createServer((request, response) => {
  const isCharge = request.method === 'POST';
  if (isCharge) charged += 1;
  else asked += 1;
  const status = isCharge || asked > 1 ? 'approved' : 'pending';
  response.writeHead(isCharge ? 201 : 200, { 'content-type': 'application/json', 'x-real': 'yes' });
  request
    .resume()
    .once('end', () =>
      response.end(JSON.stringify({ id: `ch_real_${charged}`, status, token: 't0p-s3cret' })),
    );
});
let target = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});

afterAll(() => {
  provider.close();
  provider.closeAllConnections();
});

const project = (feature: string) =>
  mocksProject(
    { 'features/recorded.feature': feature },
    { mock: { recordings: 'recordings/payments', target }, openapi: 'payments.yaml' },
  );

describe('a mock with recordings', () => {
  it('records what the real service says, and replays it without that service', async () => {
    const recording = await runProject({ files: project(RECORDED), env: { BRINE_RECORD: 'payments' } });
    expect(recording.output).toContain('2 scenarios (2 passed)');
    const folder = path.join(recording.root, 'recordings', 'payments');
    const files = readdirSync(folder).sort();
    expect(files).toEqual([
      '001 POST charges.json',
      '002 GET charges ch_real_1.json',
      '003 GET charges ch_real_1.json',
      '004 POST charges.json',
    ]);
    const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
    expect(JSON.parse(texts[0] ?? '')).toEqual({
      request: {
        method: 'POST',
        path: '/charges',
        body: { orderId: expect.any(String), amount: 40, card: '[redacted:card]' },
      },
      reply: {
        status: 201,
        headers: { 'content-type': 'application/json', 'x-real': 'yes' },
        body: { id: 'ch_real_1', status: 'approved', token: '[redacted:token]' },
      },
    });
    expect(texts.join()).not.toContain('t0p-s3cret');

    const calls = asked + charged;
    const recorded = Object.fromEntries(
      files.map((file, index) => [`recordings/payments/${file}`, texts[index] ?? '']),
    );
    const replaying = await runProject({ files: { ...project(RECORDED), ...recorded } });
    expect(replaying.output).toContain('2 scenarios (2 passed)');
    expect(asked + charged).toBe(calls);

    const missing = await runProject({ files: { ...project(NOT_RECORDED), ...recorded } });
    expectGolden(missing, 'mock-not-recorded');
    expect(missing.exitCode).toBe(1);
  }, 120_000);
});
