import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { choose } from '../../../init/choose';
import { find } from '../../../init/find/find';
import { tellFound, tellNext } from '../../../init/tell';

const root = mkdtempSync(path.join(tmpdir(), 'brine-front-ends-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file: string, what: object | string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), typeof what === 'string' ? what : JSON.stringify(what));
}

it('tells of React apps that something else than Vite serves, and what to say of them', async () => {
  write('ui/package.json', { dependencies: { next: '13', react: '18' }, scripts: { dev: 'next dev' } });
  write('old/package.json', { dependencies: { react: '18' }, scripts: { start: 'serve .' } });
  write('kit/package.json', { peerDependencies: { react: '18' }, scripts: { dev: 'tsc --watch' } });
  const found = await find(root);
  expect(tellFound(found)).toBe(
    [
      'Found',
      '  old  React app, to be said how it is served: left out',
      '  ui   React app of next, to be said how it is served: left out',
      '',
    ].join('\n'),
  );
  expect(tellNext(choose(found, 'shop', []), found.frontEnds, true)).toContain(
    "Say in brine.config.ts that ui is the app, if it is: web: { command: ['npm', 'run', 'dev'], directory: 'ui' }.",
  );

  write('site/package.json', { dependencies: { react: '18', vite: '7' }, scripts: { dev: 'vite' } });
  write('site/index.html', '<title>Shop</title>');
  const more = await find(root);
  expect(more.frontEnds.map(({ folder }) => folder)).toEqual(['old', 'ui']);
  expect(tellNext(choose(more, 'shop', []), more.frontEnds, true)).not.toContain('directory');
});
