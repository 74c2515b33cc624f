import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunFacts } from '../../../reports/facts';
import { conditionsOf, runAgain } from '../../../reports/rerun';
import { againLines } from '../../../runs/closing/again';
import { profilesOf } from '../../../runs/facts/profiles';
import { newFolder } from '../../tools/folder';

const FILE = 'reports/output/failed.txt';
const at = (uri: string, ...lines: number[]) => lines.map((line) => ({ uri, line }));

describe('the command that runs the failed scenarios again', () => {
  it('names each file once with its lines', () => {
    const failed = [...at('features/a.feature', 3, 12), ...at('features/b.feature', 5)];
    expect(runAgain({ failed }, FILE)).toEqual({
      command: 'npm start -- features/a.feature:3:12 features/b.feature:5',
    });
  });

  it('keeps the environment and the seed, in quotes where they need some', () => {
    const failed = at('features/our orders.feature', 3);
    expect(runAgain({ failed, seed: '7', environment: 'my ci' }, FILE)).toEqual({
      command: 'npm start -- --env "my ci" --seed 7 "features/our orders.feature:3"',
    });
  });

  it('keeps the profiles, which may say how scenarios run', () => {
    const profiles = profilesOf([
      'node',
      'cucumber-js',
      '-p',
      'api',
      '--profile=ci',
      '--parallel',
      '2',
      '-pslow',
    ]);
    expect(profiles).toEqual(['api', 'ci', 'slow']);
    expect(runAgain({ failed: at('features/a.feature', 3), profiles: ['api', 'ci'] }, FILE)).toEqual({
      command: 'npm start -- --profile api --profile ci features/a.feature:3',
    });
  });

  it('keeps them from the facts of a run, but the environment where nobody named one or there are several', () => {
    const conditions = (environment: string, environments: number) =>
      conditionsOf({ seed: '7', environment, profiles: ['api'] } as RunFacts, environments);
    expect(conditions('ci', 1)).toEqual({ seed: '7', environment: 'ci', profiles: ['api'] });
    expect(conditions('default', 1)).toEqual({ seed: '7', environment: undefined, profiles: ['api'] });
    expect(conditions('ci, default', 2)).toEqual({ seed: '7', environment: undefined, profiles: ['api'] });
  });

  it.each([
    'features/$HOME.feature',
    'features/`id`.feature',
    'features/100%.feature',
    'features/a"b.feature',
  ])('goes through a file where no quotes are safe in every shell: %s', (uri) => {
    expect(runAgain({ failed: at(uri, 3) }, FILE)).toEqual({
      command: 'npm start -- "@reports/output/failed.txt"',
      list: `${uri}:3\n`,
    });
  });

  it('goes through a file when it would be too long for a shell', () => {
    const failed = Array.from({ length: 200 }, (_, index) => at(`features/area-${index}.feature`, 3)).flat();
    const { command, list } = runAgain({ failed }, FILE);
    expect(command).toBe('npm start -- "@reports/output/failed.txt"');
    expect(list?.split('\n')).toHaveLength(201);
  });

  it('writes that file only then, and says nothing when nothing failed', () => {
    const folder = newFolder();
    const file = path.join(folder, 'failed.txt');
    expect(againLines({ folder, failed: [] })).toEqual([]);
    againLines({ folder, failed: at('features/a.feature', 3) });
    expect(existsSync(file)).toBe(false);
    againLines({ folder, failed: at('features/$.feature', 3) });
    expect(readFileSync(file, 'utf8')).toBe('features/$.feature:3\n');
  });
});
