import { beforeAll, describe, expect, it } from 'vitest';
import { buildFaulty } from '../tools/faulty';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { type FinishedProject, runProject } from '../tools/run-project';
import { faultyService, settingsFile } from '../tools/settings-file';
import { SHOP_SERVICE, shopService } from '../tools/shop-service';

beforeAll(async () => {
  await buildFaulty();
});

const FEATURE = 'Feature: Order\n  Scenario: one\n    Given all services are running\n';

async function run(
  env: Record<string, string>,
  args: string[] = [],
  ready = 10_000,
): Promise<FinishedProject> {
  const config = settingsFile({
    services: { faulty: { ...faultyService(env), ready: { http: '/health' } } },
    timeouts: { ready },
  });
  return await runProject({ files: { 'brine.config.ts': config, 'features/order.feature': FEATURE }, args });
}

function expectSetupFault(finished: FinishedProject): void {
  expect(finished.exitCode).toBe(2);
  expect(finished.messages.some(({ testRunFinished }) => testRunFinished?.success === false)).toBe(true);
  expect(results(finished.messages)).toEqual({});
  expect(finished.report).toContain('services are running');
}

describe('a run whose service does not start', () => {
  it('tells that it opened no port, and how long it was waited for', async () => {
    const finished = await run({ FAULT: 'silent' }, [], 800);
    expectGolden(finished, 'silent-service');
    expectSetupFault(finished);
  });

  it('tells what the last attempt to reach it met', async () => {
    const finished = await run({ FAULT: 'unhealthy' }, [], 800);
    expectGolden(finished, 'unhealthy-service');
    expectSetupFault(finished);
  });

  it('tells the panic that it died of at start', async () => {
    const finished = await run({ FAULT: 'panic' });
    expectGolden(finished, 'panic-at-start');
    expectSetupFault(finished);
  });

  it('tells the exit code and the last log lines when it gives up by itself', async () => {
    const finished = await run({ FAULT: 'exit' });
    expectGolden(finished, 'exit-at-start');
    expectSetupFault(finished);
  });

  it('tells it once when two workers meet it', async () => {
    const finished = await run({ FAULT: 'exit' }, ['--parallel', '2']);
    expectGolden(finished, 'exit-at-start-in-parallel');
    expectSetupFault(finished);
  });

  it('tells that the program of a command service is not there', async () => {
    const config = settingsFile({ services: { mail: { command: ['mail-catcher', '--port', '{{port}}'] } } });
    const finished = await runProject({
      files: { 'brine.config.ts': config, 'features/order.feature': FEATURE },
    });
    expectGolden(finished, 'missing-program');
    expectSetupFault(finished);
  });
});

describe('a run whose services take long to start', () => {
  it('says which of them it waits for', async () => {
    const slow = (name: string) => ({
      ...shopService(name, { SLOW: '1500' }),
      command: ['node', 'slow.mjs'],
    });
    const finished = await runProject({
      files: {
        'brine.config.ts': settingsFile({
          services: {
            orders: { ...shopService('orders'), dependsOn: ['inventory'] },
            inventory: slow('inventory'),
          },
        }),
        'service.mjs': SHOP_SERVICE,
        'slow.mjs': "setTimeout(() => import('./service.mjs'), Number(process.env.SLOW));\n",
        'features/order.feature': FEATURE,
      },
    });
    expect(finished.output).toMatch(/^ {2}Waiting for inventory … \d s; orders needs inventory$/m);
    expect(finished.exitCode).toBe(0);
  });
});
