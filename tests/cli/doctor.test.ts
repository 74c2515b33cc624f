import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtDisk } from '../../runs/doctor/machine';
import { lookAtNode } from '../../runs/doctor/node';
import { settingsFile } from '../tools/settings-file';
import { writeProject } from '../tools/write-project';
import { brine } from './brine';

const files = {
  'brine.config.ts': settingsFile({
    services: { orders: { cargo: { manifest: 'Cargo.toml', bin: 'orders' } } },
    databases: { orders: { sqlite: true } },
    web: { url: 'http://127.0.0.1:1' },
  }),
};

let root: string;
beforeAll(() => {
  root = writeProject(
    {
      ...files,
      'node_modules/typescript/package.json': '{ "name": "typescript", "version": "7.0.2" }\n',
    },
    [],
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('brine doctor', () => {
  it('tells what is missing and what to do about it', async () => {
    const env = { PATH: '/nowhere', BRINE_BROWSER_PATH: '/nowhere/chrome' };
    const { code, stdout } = await brine(['doctor'], { cwd: root, env });
    const steady = stdout
      .replace(/(Node {8}).*/, '$1<version>')
      .replace(/(SQLite {6}).*/, '$1<version>')
      .replace(/(disk {8}).*/, '$1<free>');
    expect(steady).toBe(`✓ Node        <version>
✗ TypeScript  7.0.2 cannot be loaded by ts-node, which runs brine.config.ts and step definitions
              → npm install --save-dev --save-exact typescript@6.0.3
✓ settings    brine.config.ts, environment default
✗ cargo       the program cargo is not there
              → Install Rust: https://rustup.rs
✗ rustc       the program rustc is not there
              → Install Rust: https://rustup.rs
✗ linker      the program cc is not there
              → Install a C compiler: apt-get install gcc, or your system’s package of that name
✗ browser     BRINE_BROWSER_PATH names a browser that is not there or may not be executed.
              → npx playwright install chromium-headless-shell
✓ SQLite      <version>
✓ ports       127.0.0.1 gives free ones
✓ disk        <free>
✓ results     reports/output can be written

Missing: 5.
`);
    expect(code).toBe(1);
  });

  it('needs nothing that the settings do not ask for, and speaks to programs', async () => {
    const bare = writeProject({ 'brine.config.ts': settingsFile({}) });
    const { code, stdout } = await brine(['doctor', '--json'], { cwd: bare, env: { PATH: '/nowhere' } });
    rmSync(bare, { recursive: true, force: true });
    const findings: { name: string; state: string }[] = JSON.parse(stdout);
    expect(findings.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Node: ok',
      'TypeScript: ok',
      'settings: ok',
      'Rust: unneeded',
      'browser: unneeded',
      'databases: unneeded',
      'ports: ok',
      'disk: ok',
      'results: ok',
    ]);
    expect(code).toBe(0);
  });

  it('tells faults of the settings before all that depends on them', async () => {
    const wrong = writeProject({ 'brine.config.ts': 'export default { pagess: {} };\n' });
    const { code, stdout } = await brine(['doctor'], { cwd: wrong });
    rmSync(wrong, { recursive: true, force: true });
    expect(stdout).toContain('✗ settings');
    expect(stdout).toContain('pagess');
    expect(stdout).not.toContain('browser');
    expect(code).toBe(1);
  });

  it('knows how old Node may be, and how full a disk', () => {
    expect(['22.11.0', '22.12.0', '24.0.0'].map((version) => lookAtNode(version).state)).toEqual([
      'missing',
      'ok',
      'ok',
    ]);
    expect(lookAtDisk('.', 1024 ** 3)).toEqual({
      name: 'disk',
      state: 'missing',
      text: 'only 1.0 GB free, and a build may need 2 GB',
      fix: 'Make room: cargo clean, or an empty reports/output',
    });
  });
});
