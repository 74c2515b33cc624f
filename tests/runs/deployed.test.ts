import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placeDatabases } from '../../support/databases/place';
import { Mocks } from '../../support/mocks/mocks';
import { buildServices } from '../../support/services/build/cargo';
import { ServiceGroup } from '../../support/services/group/group';
import { loadSettings } from '../../support/settings/load';
import { HOME, runProject } from '../tools/run-project';

require('../../runs/typescript');

let services: ServiceGroup;
let mocks: Mocks;

beforeAll(async () => {
  const loaded = loadSettings(HOME, {});
  const none = { urlOf: async () => '', turn: () => {}, isSeen: () => false };
  mocks = await Mocks.open({ settings: loaded, env: {}, ...none });
  const settings = mocks.placed;
  const cargo = Object.entries(settings.services).flatMap(([name, service]) =>
    'cargo' in service ? [[name, service.cargo]] : [],
  );
  const executables = await buildServices(Object.fromEntries(cargo), {
    progress: () => {},
    timeout: 600_000,
    env: process.env,
  });
  const directory = mkdtempSync(path.join(tmpdir(), 'brine-deployed-'));
  const { urls } = await placeDatabases({ settings, directory, env: process.env, worker: '0' });
  services = new ServiceGroup({ settings, executables, directory, env: process.env, databases: urls });
  await services.ensureAll();
}, 600_000);

afterAll(async () => {
  await services[Symbol.asyncDispose]();
  await mocks[Symbol.asyncDispose]();
});

it('runs every API feature of the shop against deployed services, and builds nothing', async () => {
  const env = {
    PAYMENTS_URL: await services.url('payments'),
    INVENTORY_URL: await services.url('inventory'),
    ORDERS_URL: await services.url('orders'),
  };
  const run = await runProject({
    files: {
      'brine.config.ts': `export { default } from ${JSON.stringify(path.join(HOME, 'brine.config'))};`,
      'cucumber.js': `module.exports = require(${JSON.stringify(path.join(HOME, 'cucumber'))});`,
    },
    folders: ['features', 'step-definitions'],
    args: ['--env', 'deployed', '--profile', 'api', '--tags', 'not @services'],
    env,
  });
  expect(run.output).not.toContain('Building');
  expect(run.output).toMatch(/^\d{2,} scenarios \(\d+ passed\)$/m);
  expect(run.exitCode).toBe(0);
}, 120_000);
