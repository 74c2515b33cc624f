import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Contestant, Subject } from '../../benchmarks/contest';
import { playRounds } from '../../benchmarks/rounds';
import { Stopwatch } from '../../benchmarks/stopwatch';

let stopwatch: Stopwatch;

beforeAll(async () => {
  stopwatch = await Stopwatch.start();
});

afterAll(async () => {
  await stopwatch[Symbol.asyncDispose]();
});

// biome-ignore lint/suspicious/noTemplateCurlyInString: it is filled in by the process that gets it.
const CALLS = 'const call = (what) => fetch(`${process.env.STOPWATCH}/${what}`);';

/** Works for so many milliseconds of processor time, and asks rarely how many they were: asking costs some too. */
const WORK = `const work = (milliseconds) => {
  const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1_000; };
  const end = spent() + milliseconds;
  while (spent() < end) for (let turn = 0; turn < 1e6; turn += 1);
};`;

/** Works so long between its two calls, and so long before and after them. */
const working = (milliseconds: number, around = 0): Contestant => ({
  command: [
    process.execPath,
    '-e',
    `${CALLS}${WORK}
    (async () => {
      work(${around});
      await call('begin');
      work(${milliseconds});
      await call('end');
      work(${around});
    })();`,
  ],
  directory: process.cwd(),
});

const failing: Contestant = {
  command: [process.execPath, '-e', 'console.log("it broke"); process.exit(3)'],
  directory: process.cwd(),
};

const subject = (more: Partial<Subject>): Subject => ({
  ...{ name: 'test', title: '', work: '', times: 1, goal: 1 },
  ...{ brine: working(0), bare: working(0) },
  ...more,
});

const linux = process.platform === 'linux';

test.runIf(linux)('between two calls of the stopwatch counts what lies between them alone', async () => {
  const { brine } = await playRounds(subject({ brine: working(200, 300) }), stopwatch, 1, () => {});
  expect(brine[0]?.cpu).toBeGreaterThanOrEqual(180);
  expect(brine[0]?.cpu).toBeLessThan(450);
});

test.runIf(linux)('the whole of a contestant is all that it and its children need', async () => {
  const busy = `${WORK}work(200)`;
  const parent = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(busy)}])`;
  const brine: Contestant = {
    command: [process.execPath, '-e', parent],
    directory: process.cwd(),
    counts: 'whole',
    memory: true,
  };
  const rounds = await playRounds(subject({ brine }), stopwatch, 1, () => {});
  expect(rounds.brine[0]?.cpu).toBeGreaterThanOrEqual(190);
  expect(rounds.brine[0]?.memory).toBeGreaterThan(10);
});

test.runIf(linux)('what an orphan has cost is not forgotten', async () => {
  const busy = `${WORK}work(300)`;
  // Ends while its child works; the child writes to the pipe until it is done, so the one outside waits for it.
  const middle = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(busy)}], { stdio: ['ignore', 'inherit', 'inherit'], detached: true }).unref()`;
  const outer = `${CALLS}
    (async () => {
      await call('begin');
      require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(middle)}]);
      await call('end');
    })();`;
  const brine: Contestant = { command: [process.execPath, '-e', outer], directory: process.cwd() };
  const rounds = await playRounds(subject({ brine }), stopwatch, 1, () => {});
  expect(rounds.brine[0]?.cpu).toBeGreaterThanOrEqual(290);
});

test('all take turns, and who begins changes', async () => {
  const lines: string[] = [];
  const peers = [
    { name: 'other', times: 10, contestant: working(0) },
    { name: 'absent', times: 1, missing: 'nobody has it' },
  ];
  const rounds = await playRounds(subject({ peers }), stopwatch, 2, (line) => lines.push(line));
  expect(lines.map((line) => line.replace(/ [\d.]+ ms.*/, ''))).toEqual([
    'test: absent is left out: nobody has it.',
    'test, round 1 of 2: bare',
    'test, round 1 of 2: brine',
    'test, round 1 of 2: other',
    'test, round 2 of 2: other',
    'test, round 2 of 2: brine',
    'test, round 2 of 2: bare',
  ]);
  expect(Object.keys(rounds.peers ?? {})).toEqual(['other']);
  expect(rounds.faults).toEqual([]);
});

test('a peer that fails is left out, and told; without Brine there is nothing to measure', async () => {
  const peers = [{ name: 'other', times: 1, contestant: failing }];
  const rounds = await playRounds(subject({ peers }), stopwatch, 2, () => {});
  expect(rounds.brine).toHaveLength(2);
  expect(rounds.peers).toEqual({});
  expect(rounds.faults).toEqual([
    expect.stringMatching(/^test: other failed\..* ended with 3:\nit broke\n$/s),
  ]);
  await expect(playRounds(subject({ brine: failing }), stopwatch, 1, () => {})).rejects.toMatchObject({
    name: 'ContestantError',
    message: expect.stringMatching(/ended with 3:\nit broke\n$/),
  });
});
