import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildWeb } from '../../../support/web/build';
import { viteDevCommand } from '../../../support/web/dev';

let root: string;
let lines: string[];

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'brine-build-'));
  lines = [];
  write('package.json', '{ "type": "module" }');
  write(
    'index.html',
    '<!doctype html><div id="root"></div><script type="module" src="/src/main.js"></script>',
  );
  write('src/main.js', 'document.title = import.meta.env.VITE_TITLE ?? "Shop";');
  mkdirSync(path.join(root, 'node_modules'));
  const vite = path.dirname(require.resolve('vite/package.json'));
  symlinkSync(vite, path.join(root, 'node_modules', 'vite'), 'junction');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

async function build(env: NodeJS.ProcessEnv = {}, timeout = 60_000): Promise<string> {
  lines = [];
  const log = (line: string) => lines.push(line);
  const { dist } = await buildWeb(root, { log, timeout, env: { PATH: process.env.PATH, ...env } });
  return dist;
}

async function failure(building: Promise<unknown>): Promise<string> {
  const error = (await building.catch((thrown: unknown) => thrown)) as Error;
  return `${error.name}: ${error.message}`.replaceAll(root, '…');
}

const script = (dist: string) => {
  const [file = ''] = readdirSync(path.join(dist, 'assets'));
  return readFileSync(path.join(dist, 'assets', file), 'utf8');
};
const unchanged = ['The web app is unchanged since its last build.'];

it('builds the app with its own Vite, and not again while nothing changes', async () => {
  const dist = await build();
  expect(dist).toBe(path.join(root, 'dist'));
  expect(script(dist)).toContain('Shop');
  expect(lines.join('\n')).toMatch(/built in/);
  await build();
  expect(lines).toEqual(unchanged);
});

it('builds again when a source, the lockfile or a VITE_ variable changes', async () => {
  await build();
  write('src/main.js', 'document.title = "Market";');
  expect(script(await build())).toContain('Market');
  write('package-lock.json', '{}');
  await build();
  expect(lines).not.toEqual(unchanged);
  write('src/main.js', 'document.title = import.meta.env.VITE_TITLE;');
  expect(script(await build({ VITE_TITLE: 'Fair' }))).toContain('Fair');
  await build({ VITE_TITLE: 'Fair', OTHER: '1' });
  expect(lines).toEqual(unchanged);
  rmSync(path.join(root, 'dist'), { recursive: true });
  await build({ VITE_TITLE: 'Fair' });
  expect(lines).not.toEqual(unchanged);
});

it('shows Vite’s own message with the code, and nothing of its insides', async () => {
  write('src/main.js', 'const title = "Shop";\ndocument.title = ;\n');
  const message = await failure(build());
  expect(message.replaceAll(/ +$/gm, '')).toBe(
    `WebBuildError: The web app could not be built.
  at …
  Build failed with 1 error:

  [PARSE_ERROR] Unexpected token
     ╭─[ src/main.js:2:18 ]
     │
   2 │ document.title = ;
     │                  ┬
     │                  ╰──
  ───╯
  → Correct the code above and run again; \`npx vite build\` in that folder shows the same.`,
  );
  await expect(build()).rejects.toThrow('The web app could not be built.');
});

it('names an import that leads nowhere', async () => {
  write('src/main.js', 'import "./missing.js";');
  expect(await failure(build())).toContain('./missing.js');
});

it('gives up after the limit', async () => {
  expect(await failure(build({}, 1))).toContain('\n  Vite did not finish within 1 ms.\n');
});

it('wants a Vite', async () => {
  rmSync(path.join(root, 'node_modules'), { recursive: true });
  expect(await failure(build())).toBe(
    `ViteMissingError: The web app has no Vite.
  at …
  The package vite is not installed there.
  → Run \`npm install\` for the web app, or correct \`web.vite\` in brine.config.ts.`,
  );
  rmSync(path.join(root, 'package.json'));
  expect(await failure(build())).toContain('\n  There is no package.json.\n');
});

it('starts the dev server on a free port that it prints', async () => {
  const [program = '', ...args] = viteDevCommand(root);
  const server = spawn(program, args, { cwd: root, env: { PATH: process.env.PATH, NO_COLOR: '1' } });
  try {
    for await (const line of createInterface({ input: server.stdout })) {
      const url = /Local:\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(line)?.[1];
      if (!url) continue;
      expect(await (await fetch(`${url}/src/main.js`)).text()).toContain('document.title');
      return;
    }
    expect.unreachable('it ended without an address');
  } finally {
    server.kill();
  }
});
