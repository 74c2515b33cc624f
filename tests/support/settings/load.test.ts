import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSettings } from '../../../support/settings/load';
import type { LoadedSettings } from '../../../support/settings/settings';

require('../../../runs/typescript');

/** A project folder with these files; its settings as loaded with this environment. */
function load(
  config: string,
  env: NodeJS.ProcessEnv = {},
  files: Record<string, string> = {},
): LoadedSettings {
  const root = mkdtempSync(path.join(tmpdir(), 'brine-settings-'));
  for (const [name, text] of Object.entries({ ...files, 'brine.config.ts': config })) {
    writeFileSync(path.join(root, name), text);
  }
  return loadSettings(root, env);
}

function complaint(config: string, env?: NodeJS.ProcessEnv): string {
  try {
    load(config, env);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the settings were accepted');
}

describe('settings', () => {
  it('are complete with nothing written', () => {
    const settings = load('export default {};');
    expect(settings).toMatchObject({
      environment: 'default',
      services: {},
      timeouts: { step: 60_000, ready: 30_000, expect: 5_000 },
    });
  });

  it('tell all their faults at once, each with its line and what was found', () => {
    const config = `export default {
  services: {
    orders: {
      cargo: { manifest: 'Cargo.toml', bim: 'orders' },
      ready: { http: 'health' },
      env: { PORT: 3 },
    },
    web: {},
  },
  timeout: { step: 5 },
};`;
    expect(complaint(config)).toBe(`brine.config.ts has 6 faults.
  brine.config.ts:4  services.orders.cargo.bin is missing
  brine.config.ts:4  services.orders.cargo.bim is not a setting. Did you mean "bin"?
  brine.config.ts:5  services.orders.ready.http must begin with "/", got "health"
  brine.config.ts:6  services.orders.env.PORT should be a text, got 3
  brine.config.ts:8  services.web needs one of: cargo, command, url, got {}
  brine.config.ts:10  timeout is not a setting. Did you mean "timeouts"?
  → Correct them all and run again; docs/settings.md explains every setting.`);
  });

  it('tell names that refer to nothing, services that wait for each other, and unknown placeholders', () => {
    const config = `export default {
  services: {
    a: { command: ['a'], dependsOn: ['b'] },
    b: { command: ['b', '{{prot}}'], dependsOn: ['a', 'c'], env: { A: '{{a.url}}', D: '{{d.url}}' } },
  },
  web: { vite: 'web', proxy: { '/api': 'nobody' } },
  api: { default: 'order' },
};`;
    expect(complaint(config)).toBe(`brine.config.ts has 7 faults.
  brine.config.ts:3  services.a.dependsOn waits for itself: a → b → a
  brine.config.ts:4  services.b.dependsOn names the service "c", which is not one of: a, b
  brine.config.ts:4  services.b.dependsOn waits for itself: b → a → b
  brine.config.ts:4  services.b.env.D uses {{d.url}}; known are {{listen}}, {{port}}, {{directory}} and {{NAME.url}} for each service in dependsOn
  brine.config.ts:4  services.b.command uses {{prot}}; known are {{listen}}, {{port}}, {{directory}} and {{NAME.url}} for each service in dependsOn
  brine.config.ts:6  web.proxy./api names the service "nobody", which is not one of: a, b
  brine.config.ts:7  api.default names the service "order", which is not one of: a, b
  → Correct them all and run again; docs/settings.md explains every setting.`);
  });

  it('tell what a contract may be', () => {
    const config = `export default {
  contract: 'strict',
};`;
    expect(complaint(config)).toBe(`brine.config.ts has 1 fault.
  brine.config.ts:2  contract should be ("off" | "warn" | "fail"), got "strict"
  → Correct them all and run again; docs/settings.md explains every setting.`);
  });

  it('say which environments there are when the wanted one is not among them', () => {
    const config = 'export default { environments: { staging: {}, production: {} } };';
    expect(
      complaint(config, { BRINE_ENV: 'stagin' }),
    ).toBe(`The environment "stagin" is not one of the settings. Did you mean "staging"?
  at brine.config.ts, environments
  known: staging, production
  → Choose one with --env or BRINE_ENV, or add "stagin" to environments.`);
  });

  it('take what an environment says differently, and a service of another kind as a whole', () => {
    const config = `export default {
      services: {
        orders: { command: ['orders'], env: { A: '1' }, openapi: '/openapi.json' },
        stock: { command: ['stock'], env: { A: '1', B: '1' } },
      },
      environments: {
        staging: {
          services: { orders: { url: 'https://orders.example.com/' }, stock: { env: { B: '2' } } },
        },
      },
    };`;
    const { services, environment } = load(config, { BRINE_ENV: 'staging' });
    expect(environment).toBe('staging');
    expect(services.orders).toEqual({ url: 'https://orders.example.com' });
    expect(services.stock).toMatchObject({ command: ['stock'], env: { A: '1', B: '2' } });
  });

  it('see .env files: the environment’s own wins over the common one, what is set already over both', () => {
    const config = `export default { values: { a: process.env.BRINE_T_A, b: process.env.BRINE_T_B } };`;
    const files = { '.env': 'A=common\nB=common\nC=common', '.env.staging': 'A=staging\nB=staging' };
    const env: NodeJS.ProcessEnv = { BRINE_ENV: 'staging', B: 'shell' };
    load(`${config.replace('};', ', environments: { staging: {} } };')}`, env, files);
    expect(env).toMatchObject({ A: 'staging', B: 'shell', C: 'common' });
  });

  it('that cannot be read as TypeScript are told with what is wrong', () => {
    expect(complaint('export default { services: ')).toContain('brine.config.ts could not be loaded.');
  });
});
