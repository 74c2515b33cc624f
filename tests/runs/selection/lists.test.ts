import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keepListed, keptListed, readLists } from '../../../runs/selection/lists';
import { newFolder } from '../../tools/folder';

it('a list is put in the place of its name, whichever of the two ways it is named', () => {
  const cwd = newFolder();
  mkdirSync(path.join(cwd, 'out'));
  writeFileSync(
    path.join(cwd, 'out', 'rerun.txt'),
    'features/a.feature:3:7\r\n\n  features/with space.feature:9\n',
  );
  writeFileSync(path.join(cwd, 'out', '@rerun.txt'), 'features/b.feature\n');
  const read = (...paths: string[]) => readLists(paths, cwd);
  expect(read('features', 'a@b.feature')).toBeUndefined();
  expect(read('x.feature', '@out/rerun.txt')).toEqual([
    'x.feature',
    'features/a.feature:3:7',
    'features/with space.feature:9',
  ]);
  expect(read('out/@rerun.txt')).toEqual(['features/b.feature']);
  writeFileSync(path.join(cwd, 'none.txt'), '\n');
  expect(read('@none.txt')).toEqual([]);
});

it('a list that is not there is told', () => {
  expect(() => readLists(['@out/rerun.txt'], newFolder())).toThrow(
    [
      'There is no list of scenarios where it was looked for.',
      '  at out/rerun.txt',
      '  → Name a file with a path in each line, such as features/orders.feature:12. A run leaves reports/output/rerun.txt.',
    ].join('\n'),
  );
});

it('what was listed is kept for runs that make good what this one leaves', () => {
  const run = newFolder();
  const part = path.join(run, 'part-1', 'part.json');
  expect(keptListed(part)).toBeUndefined();
  keepListed(run, ['features/a.feature:3']);
  expect(keptListed(part)).toEqual(['features/a.feature:3']);
});
