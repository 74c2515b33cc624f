import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { runProject } from '../tools/run-project';
import { faultyService, settingsFile } from '../tools/settings-file';

const feature = {
  'features/order.feature': 'Feature: Order\n  Scenario: one\n    Given all services are running\n',
};

const pageFeature = {
  'features/order.feature': 'Feature: Order\n  Scenario: one\n    When I open "/orders"\n',
};

const crate = (main: string) => ({
  'orders/Cargo.toml': '[package]\nname = "orders"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n',
  'orders/src/main.rs': main,
});

describe('a run that cannot build what it needs', () => {
  it('shows a compile error as rustc renders it, in the report as well', async () => {
    const run = await runProject({
      files: {
        ...feature,
        ...crate('fn main() {\n    let port: u16 = "twelve";\n    println!("{port}");\n}\n'),
        'brine.config.ts': settingsFile({
          services: { orders: { cargo: { manifest: 'orders/Cargo.toml', bin: 'orders' } } },
        }),
      },
    });
    expectGolden(run, 'compile-error');
    expect(run.exitCode).toBe(2);
    expect(run.report).toContain('CargoBuildError');
    expect(run.messages.some(({ pickle }) => pickle?.name === 'one')).toBe(true);
  });

  it('names the binaries there are when the wanted one is not among them', async () => {
    const { cargo } = faultyService();
    const run = await runProject({
      files: {
        ...feature,
        'brine.config.ts': settingsFile({ services: { orders: { cargo: { ...cargo, bin: 'fautly' } } } }),
      },
    });
    expectGolden(run, 'unknown-binary');
    expect(run.exitCode).toBe(2);
    expect(run.report).toContain('BinaryMissingError');
  });

  it('tells that there is no Cargo.toml where the settings say', async () => {
    const run = await runProject({
      files: {
        ...feature,
        'brine.config.ts': settingsFile({
          services: { orders: { cargo: { manifest: 'orders/Cargo.toml', bin: 'orders' } } },
        }),
      },
    });
    expectGolden(run, 'no-manifest');
    expect(run.exitCode).toBe(2);
  });

  it('says what to install when there is no cargo', async () => {
    const run = await runProject({
      files: { ...feature, 'brine.config.ts': settingsFile({ services: { faulty: faultyService() } }) },
      env: { PATH: '/nowhere' },
    });
    expectGolden(run, 'no-cargo');
    expect(run.exitCode).toBe(2);
    expect(run.report).toContain('CargoMissingError');
  });

  it('shows why the web app does not build', async () => {
    const run = await runProject({
      files: {
        ...pageFeature,
        'brine.config.ts': settingsFile({ web: { vite: 'web' } }),
        'web/package.json': '{ "name": "web", "private": true, "type": "module" }\n',
        'web/index.html': '<script type="module" src="/main.js"></script>\n',
        'web/main.js': "import { cart } from './cart.js';\ncart();\n",
      },
    });
    expectGolden(run, 'web-build-error');
    expect(run.exitCode).toBe(2);
    expect(run.report).toContain('WebBuildError');
  });

  it('says that the web app’s folder has no package', async () => {
    const run = await runProject({
      files: { ...pageFeature, 'brine.config.ts': settingsFile({ web: { vite: 'shop/web' } }) },
    });
    expectGolden(run, 'no-vite');
    expect(run.exitCode).toBe(2);
  });

  it('tells that the web app’s own server does not start', async () => {
    const run = await runProject({
      files: {
        ...pageFeature,
        'brine.config.ts': settingsFile({ web: { command: ['node', 'server.js'] } }),
        'server.js': "console.error('PORT is not set');\nprocess.exit(4);\n",
      },
    });
    expectGolden(run, 'web-server-dies');
    expect(run.exitCode).toBe(2);
    expect(run.report).toContain('ServiceNotReadyError');
  });
});
