import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeOutputs } from '../../reports/ci/write';
import type { RunFacts } from '../../reports/facts';
import { judge, type Rules } from '../../reports/gate/judge';
import { readQuarantine } from '../../reports/gate/quarantine';
import { tellJudgement } from '../../reports/gate/tell';
import { gather } from '../../reports/gather';
import { writeHistory } from '../../reports/history/write';
import { placeAll } from '../../reports/summary/placed';
import type { Summary } from '../../reports/summary/shape';
import { summarise } from '../../reports/summary/summarise';
import { runCiSuite } from '../reports/ci-suite';
import { FACTS } from '../reports/run-suite';
import { newFolder } from '../tools/folder';
import { brine } from './brine';

require('../../runs/typescript');

const output = mkdtempSync(path.join(tmpdir(), 'brine-gate-'));
const file = path.join(output, 'history.sqlite');

/** What a run with such facts tells, after those that were told before it. */
async function told(folder: string, facts: Partial<RunFacts>, usually: RunFacts = FACTS): Promise<Summary> {
  const inputs = [
    { messages: path.join(folder, 'messages.ndjson'), facts: { ...usually, engine: 'chromium', ...facts } },
  ];
  const gathered = await gather(inputs, { save: () => '', root: '' });
  const { changes, warnings } = await writeHistory({ file }, gathered, { output, root: process.cwd() });
  const summary = summarise({ ...gathered, warnings, ...(changes && { changes }) });
  writeOutputs(output, { summary, scenarios: placeAll(gathered.run), facts: gathered.facts });
  return summary;
}

const RULES: Rules = { quarantine: [], today: '2026-03-10' };
const reasons = (summary: Summary, rules: Partial<Rules> = {}) =>
  judge(summary, { ...RULES, ...rules }).reasons.map(({ title }) => title);

let usual: string;
let worse: string;
let now = Date.parse(FACTS.startedAt);
/** The facts of the next run. */
function next(commit: string, more: Partial<RunFacts> = {}): Partial<RunFacts> {
  now += 60_000;
  return { commit: commit.repeat(40), runId: `run-${now}`, startedAt: new Date(now).toISOString(), ...more };
}

beforeAll(async () => {
  [usual, worse] = await Promise.all([runCiSuite(), runCiSuite([], { BREAK: 'stock' })]);
});

describe('a history of runs', () => {
  it('closes the gate for new failures alone, however often the same commit is run', async () => {
    expect(reasons(await told(usual, next('a')))).toEqual(['4 new failures']);
    expect(reasons(await told(usual, next('a')))).toEqual(['4 new failures']);
    expect(reasons(await told(usual, next('b')))).toEqual([]);
    expect(reasons(await told(worse, next('c', { branch: 'topic', base: 'main' })))).toEqual([
      '1 new failure',
    ]);
    const second = await told(worse, next('d', { branch: 'topic', base: 'main' }));
    expect(reasons(second)).toEqual(['1 new failure']);
    expect(second.changes?.[0]).toMatchObject({ regressed: [], new: 0, gone: [] });
    expect(second.changes?.[0]?.stillFailing.map(({ name, runs }) => [name, runs])).toEqual([
      ['An order that is refused', 5],
      ['Another that is refused', 5],
      ['Not written yet', 5],
      ['Two know it', 5],
      ['Stock depends', 2],
    ]);
    const fixed = await told(usual, next('e', { branch: 'topic', base: 'main' }));
    expect(fixed.changes?.[0]?.fixed.map(({ name }) => name)).toEqual(['Stock depends']);
    expect(fixed.changes?.[0]?.flaky.map(({ name, retried }) => [name, retried])).toEqual([
      ['The second try works', 6],
    ]);
  });

  it('knows a failure of another default branch, on that branch itself too', async () => {
    const trunk = (at: string, branch: string) =>
      told(usual, next(at, { environment: 'trunk', branch, base: 'trunk' }));
    expect(reasons(await trunk('1', 'trunk'))).toEqual(['4 new failures']);
    expect(reasons(await trunk('2', 'trunk'))).toEqual([]);
    expect(reasons(await trunk('3', 'topic'))).toEqual([]);
  });

  it('leaves data for the site, and a summary that the command judges', async () => {
    const summary = await told(worse, next('f'));
    expect(readFileSync(path.join(output, 'data', 'history.js'), 'utf8')).toMatch(
      /^brine\("history",\{"schema":1,"runs":\[/,
    );
    expect(summary.verdict.sentence).toBe('5 of 15 scenarios failed, 1 skipped; 1 new since bbbbbbbbbbbb.');
    expect(await brine(['gate', output], { cwd: newFolder() })).toMatchObject({
      code: 1,
      stderr: '',
      stdout: [
        'The gate is closed. 5 of 15 scenarios failed, 1 skipped; 1 new since bbbbbbbbbbbb.',
        '  1 new failure',
        '    features/stock.feature:11  Stock depends (failed)',
        '  Let through, known on the branch it is measured against (4)',
        '    features/orders/place.feature:5  An order that is refused',
        '    features/orders/place.feature:7  Another that is refused',
        '    features/orders/ship.feature:5  Not written yet',
        '    features/orders/ship.feature:9  Two know it',
        '',
      ].join('\n'),
    });
  });

  it('names the run that it compares with by its time where nobody committed anything', async () => {
    const { commit: _, ...bare } = FACTS;
    const at = (minute: number) => ({
      environment: 'uncommitted',
      runId: `minute-${minute}`,
      startedAt: `2026-03-02T10:${minute}:30.400Z`,
    });
    await told(usual, at(20), bare);
    const { sentence } = (await told(worse, at(25), bare)).verdict;
    expect(sentence).toContain('1 new since the run of 2026-03-02 10:20 UTC.');
  });

  it('makes nothing known to a run that does not know its commit or its branch', async () => {
    for (const lacking of ['commit', 'branch'] as const) {
      const { [lacking]: _, ...bare } = { ...FACTS, branch: 'main' };
      const run = (at: string) => {
        const { commit, ...more } = next(at, { environment: `without ${lacking}` });
        return told(worse, lacking === 'commit' ? more : { ...more, ...(commit && { commit }) }, bare);
      };
      await run('1');
      expect(reasons(await run('2'))).toEqual(['5 new failures']);
      expect((await brine(['gate', output], { cwd: newFolder() })).stdout).toContain(
        `  Every failure counts as new, because the run does not know its ${lacking}: set BRINE_${lacking.toUpperCase()} where it runs.\n`,
      );
    }
  });

  it('opens it with exit code 0 when the new one is in quarantine', async () => {
    await told(worse, next('9'));
    const cwd = newFolder();
    const far = '9999-12-31';
    writeFileSync(
      path.join(cwd, 'quarantine.yaml'),
      `- feature: features/stock.feature\n  scenario: Stock depends\n  until: ${far}\n  reason: "#12, the supplier is down"\n`,
    );
    const { code, stdout } = await brine(['gate', output], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^The gate is open\. /);
  });
});

describe('the gate', () => {
  const quarantine = (text: string) => {
    const place = path.join(newFolder(), 'quarantine.yaml');
    writeFileSync(place, text);
    return readQuarantine(place, true);
  };
  const entry = (until: string) =>
    quarantine(
      `- { feature: features/stock.feature, scenario: Stock depends, until: ${until}, reason: the supplier is down }\n`,
    );

  it('lets a failure in quarantine through until its last day, and then closes for the entry too', async () => {
    const summary = await told(worse, next('b'));
    const known = { ...summary, changes: summary.changes ?? [] };
    const on = (today: string) => judge(known, { ...RULES, quarantine: entry('2026-03-10'), today });
    expect(on('2026-03-10').quarantined.map(({ scenario }) => scenario.name)).toEqual(['Stock depends']);
    expect(on('2026-03-11').reasons.flatMap(({ title, details }) => [title, ...details])).toContain(
      'line 1: features/stock.feature "Stock depends", until 2026-03-10: the supplier is down',
    );
  });

  it('has thresholds, and says what is wanted', async () => {
    const summary = await told(usual, next('b'));
    summary.run.wall = 90_000;
    expect(reasons(summary, { passRate: 0.985, flaky: 0, duration: 60_000 })).toEqual([
      '71.43 % passed, at least 98.5 % is wanted',
      '1 flaky scenario, at most 0 may be',
      'It took 90.0 s, at most 60.0 s is wanted',
    ]);
    expect(reasons(summary, { passRate: 0.7, flaky: 1, duration: 90_000 })).toEqual([]);
  });

  it('is closed for a run that is not whole', async () => {
    const summary = await told(usual, next('b'));
    const [environment] = summary.environments;
    const lost = {
      ...summary,
      totals: { ...summary.totals, notRun: 3, unknown: 1 },
      faults: [{ title: 'The build failed', text: 'error[E0425]' }],
      environments: [{ ...environment, shards: { total: 3, missing: [2] } }],
    } as Summary;
    expect(reasons(lost)).toEqual([
      'The build failed',
      '1 shard missing',
      '3 scenarios did not run',
      '1 scenario did not finish, or had no steps',
    ]);
    expect(tellJudgement(lost, judge(lost, RULES)).split('\n').length).toBeLessThan(30);
  });

  it('tells all faults of a quarantine file at once, with their lines', () => {
    const text = [
      '- feature: features/a.feature',
      '  until: 2026-02-30',
      '  reason: later',
      '- scenario: alone',
      '  owner: ann',
      '- just words',
      '',
    ].join('\n');
    const details = [
      'line 2: until is "2026-02-30", which is no day such as 2026-03-31',
      'line 5: there is no field "owner"',
      'line 4: has no feature',
      'line 4: has no until',
      'line 4: has no reason',
      'line 6: is no entry with feature, until and reason',
    ];
    expect(() => quarantine(text)).toThrow(details.map((line) => `  ${line}`).join('\n'));
    expect(() => quarantine('- feature: "a\n')).toThrow(/line \d: Missing closing "quote/);
    expect(() => quarantine('feature: a')).toThrow('line 1: is no list of entries');
    expect(quarantine('# nothing yet\n')).toEqual([]);
  });

  it('cannot tell without a summary, or with options that are none', async () => {
    const cwd = newFolder();
    expect(await brine(['gate'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(
        /^There is no summary of a run to judge\.\n {2}at reports\/output\/summary\.json\n/,
      ),
    });
    expect(await brine(['gate', '--pass-rate', '101', '--flaky', 'few'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        '--pass-rate: "101" is no percentage from 0 to 100\n  --flaky: "few" is no whole number',
      ),
    });
  });
});
