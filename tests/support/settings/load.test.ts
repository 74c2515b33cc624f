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

/** Absolute paths as they stand below the project's folder. */
function below(root: string, file: string | undefined): string | undefined {
  return file && path.relative(root, file).split(path.sep).join('/');
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
  brine.config.ts:8  services.web needs one of: cargo, command, compose, url, mock, got {}
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
  brine.config.ts:4  services.b.env.D uses {{d.url}}; known are {{listen}}, {{port}}, {{directory}}, {{clock}} and {{NAME.url}}, {{NAME.address}} for each service in dependsOn
  brine.config.ts:4  services.b.command uses {{prot}}; known are {{listen}}, {{port}}, {{directory}}, {{clock}} and {{NAME.url}}, {{NAME.address}} for each service in dependsOn
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

  it('tell what is wrong about the browser, components, screenshots and accessibility', () => {
    const config = `export default {
  browser: {
    engine: 'safari',
    geolocation: { latitude: 91, longitude: -8.6 },
    permissions: 'camera',
    colorScheme: 'black',
    isolation: 'reload',
    trace: true,
    video: 'retain-on-failure',
  },
  components: { isolation: 'page', url: 'gallery', story: 'src' },
  accessibility: { standards: [] },
  screenshots: { tolerance: 5, threshold: -1 },
};`;
    expect(complaint(config)).toBe(`brine.config.ts has 13 faults.
  brine.config.ts:3  browser.engine should be ("chromium" | "firefox" | "webkit"), got "safari"
  brine.config.ts:4  browser.geolocation.latitude should be at most 90, got 91
  brine.config.ts:5  browser.permissions should be a list, got "camera"
  brine.config.ts:6  browser.colorScheme should be ("light" | "dark"), got "black"
  brine.config.ts:7  browser.isolation should be ("context" | "page"), got "reload"
  brine.config.ts:8  browser.trace should be ("off" | "on-failure" | "on-retry" | "always"), got true
  brine.config.ts:9  browser.video should be ("off" | "on-failure" | "on-retry" | "always"), got "retain-on-failure"
  brine.config.ts:11  components.url is not a URL, such as "https://orders.example.com", got "gallery"
  brine.config.ts:11  components.isolation should be ("reload" | "unmount" | "context"), got "page"
  brine.config.ts:11  components.story is not a setting. There are isolation, root, setup, url.
  brine.config.ts:12  accessibility.standards needs at least one standard, got []
  brine.config.ts:13  screenshots.tolerance should be at most 1, got 5
  brine.config.ts:13  screenshots.threshold should be at least 0, got -1
  → Correct them all and run again; docs/settings.md explains every setting.`);
  });

  it('tell that a setup file for components belongs to no front end', () => {
    const config = `export default {
  web: { url: 'https://shop.example.com' },
  components: { setup: 'component.setup.tsx' },
};`;
    expect(complaint(config)).toBe(`brine.config.ts has 1 fault.
  brine.config.ts:3  components.setup needs components.root, because web.vite does not name the front end
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

  it('make the paths of a mock absolute, and put it in the place of another kind as a whole', () => {
    const config = `export default {
      services: { payments: { mock: { replies: 'cards.yaml', recordings: 'calls' }, openapi: 'payments.yaml' } },
      environments: { sandbox: { services: { payments: { url: 'https://sandbox.example.com' } } } },
    };`;
    const { services, root } = load(config);
    expect(services.payments).toEqual({
      mock: { replies: path.join(root, 'cards.yaml'), recordings: path.join(root, 'calls') },
      openapi: 'payments.yaml',
    });
    expect(load(config, { BRINE_ENV: 'sandbox' }).services.payments).toEqual({
      url: 'https://sandbox.example.com',
    });
  });

  it('refuse a mock that is none, or that could record into no folder', () => {
    const config = `export default {
      services: {
        payments: { mock: false },
        bank: { mock: { target: 'https://bank.example.com' } },
        post: { mock: { reply: 'x.yaml' } },
      },
    };`;
    expect(complaint(config)).toBe(`brine.config.ts has 2 faults.
  brine.config.ts:3  services.payments.mock should be true, or an object of replies, contract, recordings and target, got false
  brine.config.ts:5  services.post.mock should be true, or an object of replies, contract, recordings and target, got {"reply":"x.yaml"}
  → Correct them all and run again; docs/settings.md explains every setting.`);
    expect(
      complaint(`export default { services: { bank: { mock: { target: 'https://bank.example.com' } } } };`),
    ).toContain('services.bank.mock.target needs mock.recordings, the folder to record into');
  });

  it('find components where the web app is, with the setup file that lies there', () => {
    const settings = load(`export default { web: { vite: '.' } };`, {}, { 'component.setup.ts': '' });
    const { root, setup, isolation } = settings.components;
    expect(root).toBe(settings.root);
    expect(below(settings.root, setup)).toBe('component.setup.ts');
    expect(isolation).toBe('reload');
  });

  it('find components where they are said to be, with the setup file that is named', () => {
    const config = `export default {
      web: { vite: 'web' },
      components: { root: 'design', setup: 'tests/setup.tsx', isolation: 'unmount' },
    };`;
    const settings = load(config, {}, { 'component.setup.ts': '' });
    const { root, setup, isolation } = settings.components;
    expect([root, setup].map((file) => below(settings.root, file))).toEqual(['design', 'tests/setup.tsx']);
    expect(isolation).toBe('unmount');
  });

  it('take the address of a page that mounts components as it is, and then no folder', () => {
    const config = `export default {
      web: { vite: 'web' },
      components: { url: 'https://design.example.com/gallery/' },
    };`;
    expect(load(config).components).toEqual({
      url: 'https://design.example.com/gallery/',
      isolation: 'reload',
    });
  });

  it('know no components where neither a front end nor a page is named', () => {
    expect(load(`export default { web: { url: 'https://shop.example.com' } };`).components).toEqual({
      isolation: 'reload',
    });
  });

  it('fill in how pages are held to accessibility and to their pictures', () => {
    const settings = load(`export default { screenshots: { tolerance: 0.5 } };`);
    expect(settings.screenshots).toEqual({ tolerance: 0.5, threshold: 0.1 });
    expect(settings.accessibility.standards).toEqual([
      'wcag2a',
      'wcag2aa',
      'wcag21a',
      'wcag21aa',
      'wcag22aa',
      'best-practice',
    ]);
    expect(below(settings.root, settings.accessibility.baseline)).toBe('accessibility-baseline.json');
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
