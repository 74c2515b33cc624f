import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { choose } from '../../../init/choose';
import { findApps } from '../../../init/find/vite';
import { tellNext } from '../../../init/tell';
import { newFolder } from '../../tools/folder';

const write = (root: string, file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

const next = (root: string): string => {
  const apps = findApps(root, ['web/package.json']);
  const found = { binaries: [], apps, documents: [], frontEnds: [], cucumber: [], faults: [] };
  return tellNext(choose(found, 'Desk', []), [], true);
};

test('an app is to be installed as long as a package of its manifest is nowhere to be found', () => {
  const root = newFolder();
  write(root, 'web/index.html', '');
  write(
    root,
    'web/package.json',
    '{ "dependencies": { "@desk/kit": "1" }, "devDependencies": { "vite": "8" } }',
  );
  expect(next(root)).toBe('Next\n  npm install in web\n  npx brine run\n');

  write(root, 'web/node_modules/vite/package.json', '{}');
  expect(next(root)).toBe('Next\n  npm install in web\n  npx brine run\n');

  // Workspaces keep what is shared above.
  write(root, 'node_modules/@desk/kit/package.json', '{}');
  expect(next(root)).toBe('Next\n  npx brine run\n');
});

test('an app with nothing to install is not to be installed', () => {
  const root = newFolder();
  write(root, 'web/index.html', '');
  write(root, 'web/package.json', '{ "devDependencies": { "vite": ');
  write(root, 'web/vite.config.ts', '');
  const [app] = findApps(root, ['web/vite.config.ts']);
  expect(app).toMatchObject({ folder: 'web', installed: true });
});

test('where nothing was found, it is said how to name what there is', () => {
  const found = { binaries: [], apps: [], documents: [], frontEnds: [], cucumber: [], faults: [] };
  expect(tellNext(choose(found, 'Desk', []), [], true)).toBe(
    "Next\n  npx brine run\n  Say in brine.config.ts what there is to test: services: { orders: { url: 'http://127.0.0.1:8080' } }, or a command that starts it.\n",
  );
});
