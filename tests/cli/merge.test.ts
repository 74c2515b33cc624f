import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunFacts } from '../../reports/facts';
import { gather } from '../../reports/gather';
import { findInputs } from '../../reports/inputs';
import type { Summary } from '../../reports/summary/shape';
import { runCiSuite } from '../reports/ci-suite';
import { FACTS } from '../reports/run-suite';
import { newFolder } from '../tools/folder';
import { brine, type Ended } from './brine';

/** A part of a run, as CI would hand it on. */
async function part(facts: Partial<RunFacts>, options: string[], env = {}): Promise<string> {
  const folder = await runCiSuite(options, env);
  writeFileSync(path.join(folder, 'run.json'), JSON.stringify({ ...FACTS, engine: 'chromium', ...facts }));
  return folder;
}

interface Merged extends Ended {
  output: string;
  summary: Summary;
  junit: string;
}

async function merge(folders: readonly string[], ...options: string[]): Promise<Merged> {
  const output = mkdtempSync(path.join(tmpdir(), 'brine-merge-'));
  const ended = await brine(['merge', ...folders, '--output', output, ...options]);
  const read = (name: string) => readFileSync(path.join(output, name), 'utf8');
  return { ...ended, output, summary: JSON.parse(read('summary.json')), junit: read('junit.xml') };
}

/** The same without a report. */
async function gathered(paths: readonly string[]) {
  const { streams: _, ...rest } = await gather(findInputs(paths), { save: () => '', root: '' });
  return rest;
}

/** What must not depend on how a run was cut: everything but durations and the facts of the run. */
function told({ summary, junit }: Merged) {
  const { totals, clusters, flaky, dimensions, verdict, faults } = summary;
  const timeless = junit.replaceAll(/ (time|timestamp)="[^"]*"/g, '');
  return { totals, clusters, flaky, dimensions, verdict, faults, junit: timeless };
}

let whole: string;
let shards: string[];
beforeAll(async () => {
  whole = await part({}, []);
  shards = [];
  for (const index of [1, 2, 3])
    shards.push(await part({ shard: { index, total: 3 } }, ['--shard', `${index}/3`], { BREAK: 'stock' }));
});

describe('merged shards and a repetition of what failed', () => {
  let merged: Merged;
  let repetition: string;
  beforeAll(async () => {
    repetition = await part({}, ['--name', 'Stock depends']);
    merged = await merge([...shards, repetition]);
  });

  it('tell the same as the run in one piece, but that the repeated one is flaky', async () => {
    const { flaky, totals, ...cut } = told(merged);
    const { flaky: first, totals: all, ...piece } = told(await merge([whole]));
    expect(flaky.map(({ name }) => name)).toEqual([...first.map(({ name }) => name), 'Stock depends']);
    expect(totals).toEqual({ ...all, flaky: 2 });
    const once = cut.junit.replace(
      'Passed on attempt 2.\npassed    Given it depends on',
      'passed    Given it depends on',
    );
    expect(cut.dimensions.team?.stock).toEqual({ ...piece.dimensions.team?.stock, flaky: 1 });
    expect({ ...cut, junit: once, dimensions: piece.dimensions }).toEqual(piece);
  });

  it('count right, and leave exit code 1', () => {
    expect(merged.summary.totals).toEqual({
      scenarios: 15,
      passed: 10,
      failed: 2,
      ambiguous: 1,
      undefined: 1,
      pending: 0,
      skipped: 1,
      unknown: 0,
      notRun: 0,
      flaky: 2,
      passRate: 0.7143,
    });
    expect(merged.summary.environments[0]?.shards).toEqual({ total: 3, missing: [] });
    expect(merged).toMatchObject({ code: 1, stderr: '' });
    expect(merged.stdout).toContain('4 of 15 scenarios failed, 1 skipped.\nReport: ');
  });

  it('leave all that the report was made of, which makes the same report again', async () => {
    const { output } = merged;
    expect(readdirSync(path.join(output, 'runs'))).toEqual(['1', '2', '3', '4']);
    expect(told(await merge([output], '--only-report'))).toEqual(told(merged));
  });

  it('add nothing when one is given twice', async () => {
    const twice = await gathered([...shards, shards[1] as string, repetition]);
    expect(twice).toEqual(await gathered([...shards, repetition]));
  });

  it('are found in a folder that holds all of them, and packed', async () => {
    const folder = newFolder();
    for (const [index, shard] of shards.entries()) {
      const bytes = readFileSync(path.join(shard, 'messages.ndjson'));
      writeFileSync(path.join(folder, `shard-${index}.ndjson.gz`), gzipSync(bytes));
      writeFileSync(path.join(folder, `shard-${index}.json`), readFileSync(path.join(shard, 'run.json')));
    }
    expect(await gathered([folder])).toEqual(await gathered(shards));
  });

  it('are read as far as a packed one goes', async () => {
    const file = path.join(newFolder(), 'cut.ndjson.gz');
    const bytes = gzipSync(readFileSync(path.join(whole, 'messages.ndjson')));
    writeFileSync(file, bytes.subarray(0, bytes.length / 2));
    const { run } = await gather(findInputs([file]), { save: () => '', root: '' });
    expect(run).toMatchObject({ finished: false, faults: [{ kind: 'cut off' }] });
    expect(run.features.length).toBeGreaterThan(0);
  });
});

describe('a missing shard', () => {
  it('makes its scenarios ones that did not run', async () => {
    const { summary, junit, stderr, code } = await merge([shards[0], shards[2]] as string[]);
    expect(summary.totals).toMatchObject({ scenarios: 15, notRun: 5 });
    expect(summary.verdict.sentence).toMatch(/shard 2 of 3 is missing; 5 did not run\.$/);
    expect(summary.environments[0]?.shards).toEqual({ total: 3, missing: [2] });
    expect(stderr).toContain('Report: Shard 2 of 3 is missing.\n');
    expect(junit).toMatch(/^<testsuites name="Shop" tests="16" failures="\d" errors="6"/m);
    expect(code).toBe(1);
  });

  it('is never green, also when all that is there passed', async () => {
    const options = ['--tags', '@team:stock'];
    const facts = { shard: { index: 1, total: 2 } };
    const { summary, code } = await merge([await part(facts, [...options, '--shard', '1/2'])]);
    expect(summary.totals).toMatchObject({ scenarios: 3, passed: 3 });
    expect(summary.verdict).toEqual({
      state: 'incomplete',
      sentence: 'All 3 scenarios passed; shard 2 of 2 is missing.',
    });
    expect(code).toBe(1);
  });
});

describe('a shard that died', () => {
  const second = (file: string, text: (whole: string) => string) => {
    const folder = newFolder();
    cpSync(shards[1] as string, folder, { recursive: true });
    writeFileSync(path.join(folder, file), text(readFileSync(path.join(folder, file), 'utf8')));
    return [shards[0], folder, shards[2]] as string[];
  };

  it('makes scenarios that it had not told of ones that did not run', async () => {
    const { summary, stderr } = await merge(
      second('messages.ndjson', (text) => text.slice(0, text.indexOf('\n') + 1)),
    );
    expect(summary.totals).toMatchObject({ scenarios: 15, notRun: 5 });
    expect(summary.environments[0]?.shards).toEqual({ total: 3, missing: [] });
    expect(stderr).toContain('Report: runs/2/messages.ndjson ends before the end of its run.\n');
    expect(summary.faults.map(({ title }) => title)).toContain('The run did not finish');
  });

  it('while it wrote its facts takes nothing from the others', async () => {
    const { summary, stderr, code } = await merge(second('run.json', (text) => text.slice(0, 40)));
    expect(stderr).toMatch(
      /^Report: \S+\/runs\/2\/run\.json cannot be read \(.+\): environment, commit and shard are not known\.$/m,
    );
    expect(summary.run.project).toBe('Shop');
    expect(summary.environments.map(({ name, totals }) => [name, totals.scenarios, totals.notRun])).toEqual([
      ['local / chromium / Linux', 15, 5],
      ['unknown / unknown', 5, 0],
    ]);
    expect([summary.verdict.state, code]).toEqual(['failed', 1]);
  });
});

it('names a seed only where all parts were sown with it', async () => {
  const seedOf = async (...seeds: string[]) => {
    const folders = seeds.map((seed, index) => {
      const folder = newFolder();
      cpSync(shards[index] as string, folder, { recursive: true });
      const file = path.join(folder, 'run.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), seed }));
      return folder;
    });
    return (await gathered(folders)).facts.seed;
  };
  expect([await seedOf('7'), await seedOf('7', '7'), await seedOf('7', '8')]).toEqual(['7', '7', undefined]);
});

it('keeps environments and browsers apart', async () => {
  const again = await part({ engine: 'firefox' }, [], { BREAK: 'stock' });
  const { summary, junit } = await merge([whole, again]);
  expect(summary.environments.map(({ name, totals }) => [name, totals.scenarios, totals.failed])).toEqual([
    ['local / chromium / Linux', 15, 2],
    ['local / firefox / Linux', 15, 3],
  ]);
  expect(summary.totals.scenarios).toBe(30);
  const broken = summary.clusters.find(({ what }) => what.includes('stock is broken'));
  expect(broken?.scenarios.map(({ environment }) => environment)).toEqual(['local / firefox / Linux']);
  expect(junit.match(/<testsuite /g)).toHaveLength(6);
});

it('reads what can be read of files that are not whole, and says where they are not', async () => {
  const [first = '', second = ''] = shards;
  const broken = await part({ shard: { index: 1, total: 3 } }, ['--shard', '1/3']);
  const file = path.join(broken, 'messages.ndjson');
  const lines = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [...lines.slice(0, 2), 'not { JSON', ...lines.slice(2)].join('\n'));
  appendFileSync(file, '{"attachment":{"body":');
  const { summary, stderr } = await merge([broken, ...shards.slice(1)]);
  expect(summary.totals).toMatchObject({ scenarios: 15, unknown: 0, notRun: 0 });
  expect(stderr).toMatch(/runs\/1\/messages\.ndjson:3 is not a message and was passed over\./);
  expect(stderr).toMatch(
    /runs\/1\/messages\.ndjson:\d+ is cut off; the report shows what was recorded before\./,
  );
  expect([first, second].every(existsSync)).toBe(true);
});

describe('what cannot be merged', () => {
  it('is told for all paths at once, and leaves what was there', async () => {
    const output = newFolder();
    const empty = newFolder();
    writeFileSync(path.join(output, 'messages.ndjson'), '');
    const { code, stderr } = await brine(['merge', '/no/such', empty, '--output', output]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      [
        'There are no results where they were looked for.',
        '  /no/such: there is no such file or folder',
        `  ${empty}: holds no messages.ndjson, itself or in its folders`,
        '  → Name folders that runs have left (reports/output), or files of Cucumber Messages (.ndjson, .ndjson.gz).',
        '',
      ].join('\n'),
    );
    expect(readdirSync(output)).toEqual(['messages.ndjson']);
  });

  it('is nothing at all', async () => {
    expect(await brine(['merge'])).toEqual(
      expect.objectContaining({
        code: 2,
        stderr:
          'The results could not be merged.\n  No results were named.\n  → Name folders that runs have left: npm run brine -- merge shard-1 shard-2\n',
      }),
    );
  });
});
