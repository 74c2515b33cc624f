import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { outcomeOf, outcomeOfAttempt } from '../../../reports/messages/outcome';
import { readRun } from '../../../reports/messages/read';
import type { Feature, Run, Scenario } from '../../../reports/messages/run';
import { runSuite } from '../run-suite';
import { runTruthSuite } from '../truth-suite';

const keep = {
  save: (bytes: Buffer, mediaType: string) => `${mediaType}:${bytes.length}`,
  find: () => undefined,
};

function scenario(run: Run, name: string): Scenario {
  const found = run.features.flatMap((feature) => feature.scenarios).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no scenario ${name}`);
  return found;
}

describe('a run of Cucumber read from its messages', () => {
  let folder: string;
  let run: Run;
  beforeAll(async () => {
    folder = await runTruthSuite();
    run = await readRun(join(folder, 'messages.ndjson'), keep);
  });

  it('has each scenario and each row of an outline with its outcome', () => {
    const [feature] = run.features as [Feature];
    expect(feature.uri).toBe('features/shop/orders.feature');
    expect(feature.scenarios.map((each) => `${each.name}: ${outcomeOf(each)}`)).toEqual([
      'An order is placed: passed',
      'The total is wrong: failed',
      'A sentence that nobody wrote: undefined',
      'A sentence that two know: ambiguous',
      'A sentence that is not finished: pending',
      'A sentence that does not apply here: skipped',
      'The second try works: passed',
      'Signing in breaks: failed',
      'A discount: passed',
      'A discount: passed',
    ]);
  });

  it('takes no less than no time, though the clock is put back in the middle of a scenario', async () => {
    const messages = (await readFile(join(folder, 'messages.ndjson'), 'utf8')).trimEnd().split('\n');
    const back = messages.findLastIndex((line) => line.startsWith('{"testCaseStarted"')) + 1;
    const late = messages.map((line, at) =>
      at < back
        ? line
        : line.replace(/"seconds":(\d{9,})/, (_, seconds) => `"seconds":${Number(seconds) - 3600}`),
    );
    const file = join(folder, 'put-back.ndjson');
    await writeFile(file, late.join('\n'));
    const { finished, finishedAt, features } = await readRun(file, keep);
    expect([finished, finishedAt]).toEqual([true, undefined]);
    const attempts = features.flatMap(({ scenarios }) => scenarios.flatMap((each) => each.attempts));
    expect(attempts.map((one) => (one.finishedAt ?? 0) >= one.startedAt)).not.toContain(false);
    expect(attempts.at(-1)?.finishedAt).toBe(attempts.at(-1)?.startedAt);
  });

  it('has the feature as it was written: background, rules, outlines', () => {
    const [feature] = run.features as [Feature];
    const { language, parts } = feature.written;
    expect(language).toBe('en');
    expect(parts[0]).toMatchObject({ kind: 'background', steps: [{ text: 'a shop with apples' }] });
    expect(parts.at(-1)).toMatchObject({
      kind: 'rule',
      name: 'Discounts grow with the amount',
      parts: [
        {
          kind: 'scenario',
          steps: [{ text: '<amount> apples are ordered' }, {}],
          examples: [
            { name: 'Small and large', header: ['amount', 'percent'], rows: [{}, { cells: ['10', '5'] }] },
          ],
        },
      ],
    });
  });

  it('knows every step definition, and what a sentence took as parameters', () => {
    expect(run.definitions.map(({ pattern }) => pattern)).toContain('the discount is {int} percent');
    expect(scenario(run, 'A discount').attempts[0]?.steps.map((step) => step.parameters)).toContainEqual([
      '1',
    ]);
  });

  it('knows how it ended', () => {
    expect(run).toMatchObject({ finished: true, faults: [], parseErrors: [] });
    expect(run.finishedAt).toBeGreaterThanOrEqual(run.startedAt ?? Number.POSITIVE_INFINITY);
  });

  it('keeps every attempt', () => {
    const { attempts } = scenario(run, 'The second try works');
    expect(attempts.map(outcomeOfAttempt)).toEqual(['failed', 'passed']);
    expect(attempts[0]?.steps.at(-1)?.message).toContain('The shop was busy');
  });

  it('names the hook that failed', () => {
    const [hook] = scenario(run, 'Signing in breaks').attempts[0]?.steps ?? [];
    expect(hook).toMatchObject({
      kind: 'hook',
      keyword: 'Before',
      text: 'Sign the buyer in',
      outcome: 'failed',
    });
  });

  it('puts rule and examples beside a row of an outline', () => {
    expect(run.features[0]?.scenarios.at(-1)).toMatchObject({
      rule: 'Discounts grow with the amount',
      line: 51,
      examples: {
        name: 'Small and large',
        named: false,
        row: [
          ['amount', '10'],
          ['percent', '5'],
        ],
      },
    });
  });

  it('keeps doc strings, tables and attachments with their step', () => {
    const [background, when, then] = scenario(run, 'An order is placed').attempts[0]?.steps ?? [];
    expect(background).toMatchObject({ keyword: 'Given ', text: 'a shop with apples', outcome: 'passed' });
    expect(when?.docString).toMatchObject({
      mediaType: 'json',
      content: '{ "product": "apple", "amount": 2 }',
    });
    expect(when?.attachments).toEqual([
      {
        kind: 'text',
        name: 'order.json',
        mediaType: 'application/json',
        text: '{ "product": "apple", "amount": 2 }',
      },
    ]);
    expect(then?.table).toEqual([
      ['product', 'amount'],
      ['apple', '2'],
    ]);
    expect(then?.attachments).toMatchObject([{ kind: 'text', mediaType: 'text/x.cucumber.log+plain' }]);
  });

  it('hands binary attachments on and keeps where they went', () => {
    const step = scenario(run, 'The total is wrong').attempts[0]?.steps[1];
    expect(step?.attachments[0]).toEqual({
      kind: 'file',
      name: 'basket.png',
      mediaType: 'image/png',
      path: 'image/png:70',
      bytes: 70,
    });
  });

  it('keeps what was suggested for an undefined step, and every definition of an ambiguous one', () => {
    const steps = (name: string) => scenario(run, name).attempts[0]?.steps ?? [];
    expect(steps('A sentence that nobody wrote')[1]?.snippets[0]).toContain(
      "When('the buyer sings {int} songs to {string}'",
    );
    expect(steps('A sentence that two know')[1]?.definitions.map(({ pattern }) => pattern)).toEqual([
      'the buyer waits',
      '^the buyer waits$',
    ]);
  });

  it('goes on after a line that is no message, and says which it was', async () => {
    const lines = (await readFile(join(folder, 'messages.ndjson'), 'utf8')).split('\n');
    const broken = join(folder, 'broken.ndjson');
    await writeFile(broken, [lines[0], '{"half":', 'null', ...lines.slice(1)].join('\n'));
    const read = await readRun(broken, keep);
    expect(read.faults).toEqual([
      { kind: 'unreadable', line: 2 },
      { kind: 'unreadable', line: 3 },
    ]);
    expect(read.features).toEqual(run.features);
  });

  it('knows an attachment that lives elsewhere by its address', async () => {
    const lines = (await readFile(join(folder, 'messages.ndjson'), 'utf8')).split('\n');
    const at = lines.findIndex((line) => line.startsWith('{"attachment"'));
    const { testCaseStartedId, testStepId } = JSON.parse(lines[at] ?? '').attachment;
    const url = 'https://files.example/video.webm';
    const external = { externalAttachment: { url, mediaType: 'video/webm', testCaseStartedId, testStepId } };
    const stream = join(folder, 'external.ndjson');
    await writeFile(stream, [...lines.slice(0, at), JSON.stringify(external), ...lines.slice(at)].join('\n'));
    const steps = scenario(await readRun(stream, keep), 'An order is placed').attempts[0]?.steps ?? [];
    expect(steps[1]?.attachments[0]).toEqual({ kind: 'link', mediaType: 'video/webm', url });
  });

  it('tells what was recorded before a stream was cut off', async () => {
    const text = await readFile(join(folder, 'messages.ndjson'), 'utf8');
    const started = text.split('\n').filter((line) => line.startsWith('{"testStepStarted"'));
    const cutOff = join(folder, 'cut.ndjson');
    await writeFile(cutOff, text.slice(0, text.indexOf(started[4] ?? 'none') + 40));
    const read = await readRun(cutOff, keep);
    expect(read.finished).toBe(false);
    expect(read.faults).toMatchObject([{ kind: 'cut off' }]);
    expect(read.features[0]?.scenarios.map(outcomeOf)).toEqual([
      'passed',
      'unknown',
      ...Array(8).fill('not run'),
    ]);
  });
});

describe('a run in which no scenario began', () => {
  const steps = 'tests/reports/fixtures/broken-hooks.js';
  const features = { 'features/a.feature': 'Feature: A\n  Scenario: One\n    Given nothing\n' };

  it('has the BeforeAll hook that failed, and its scenarios as not run', async () => {
    const folder = await runSuite({ features, steps, env: { BREAK: 'BeforeAll' } });
    const run = await readRun(join(folder, 'messages.ndjson'), keep);
    expect(run.hooks).toMatchObject([
      {
        keyword: 'BeforeAll',
        name: 'Fill the shop',
        outcome: 'failed',
        message: expect.stringContaining('no apples'),
      },
      { keyword: 'AfterAll', outcome: 'passed' },
    ]);
    expect(run.features[0]?.scenarios.map(outcomeOf)).toEqual(['not run']);
  });

  it('has each fault of a feature file that is not Gherkin', async () => {
    const broken = {
      ...features,
      'features/b.feature': 'Feature: B\n  Scenario: Two\n    Given x\n  oops\n',
    };
    const folder = await runSuite({ features: broken, steps });
    const run = await readRun(join(folder, 'messages.ndjson'), keep);
    expect(run.parseErrors).toMatchObject([
      { uri: 'features/b.feature', line: 4, message: expect.stringContaining("'oops'") },
    ]);
    expect(run.features.flatMap((feature) => feature.scenarios).map(outcomeOf)).toEqual(['not run']);
  });

  it('has no scenario that the tags leave out', async () => {
    const folder = await runSuite({ features, steps, options: ['--tags', '@none'] });
    const run = await readRun(join(folder, 'messages.ndjson'), keep);
    expect(run).toMatchObject({ finished: true, features: [] });
  });
});
