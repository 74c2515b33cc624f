import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { clearOutputs } from '../../../reports/ci/clear';
import type { OutputInput } from '../../../reports/ci/input';
import { writeOutputs } from '../../../reports/ci/write';
import { newFolder } from '../../tools/folder';
import { readGolden } from '../../tools/golden';
import { runCiSuite } from '../ci-suite';
import { CTRF } from '../fixtures/ctrf-schema';
import { madeOf } from './made';

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** As strict as XML wants it. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0] as Element;
}

const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);

let messages: string;
let input: OutputInput;
let folder: string;
const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');

beforeAll(async () => {
  folder = await runCiSuite();
  messages = path.join(folder, 'messages.ndjson');
  input = await madeOf(messages, { ci: { name: 'GitHub Actions', url: 'https://ci.example/runs/7' } });
  expect(writeOutputs(folder, input, { ctrf: true, folder: 'suite' })).toEqual([]);
});

describe('JUnit XML', () => {
  it('has a case for each scenario, with file and line, and the totals of what is in it', () => {
    const root = parse(text('junit.xml'));
    const cases = all(root, 'testcase');
    expect(root.attributes).toMatchObject({
      name: 'Shop',
      tests: '15',
      failures: '4',
      errors: '0',
      skipped: '1',
    });
    expect(cases).toHaveLength(15);
    expect(all(root, 'failure')).toHaveLength(4);
    expect(all(root, 'skipped')).toHaveLength(1);
    for (const suite of all(root, 'testsuite')) {
      expect(Number(suite.attributes.tests)).toBe(suite.children.length);
      expect(Number(suite.attributes.failures)).toBe(all(suite, 'failure').length);
    }
    expect(cases.map(({ attributes: { file, line } }) => `${file}:${line}`)).toContain(
      'features/orders/place.feature:5',
    );
    expect(cases.map(({ attributes: { name } }) => name)).toContain(
      'Discounts grow › A discount (amount: 10)',
    );
    expect(Number(root.attributes.time)).toBeCloseTo(
      all(root, 'testsuite').reduce((sum, suite) => sum + Number(suite.attributes.time), 0),
    );
  });

  it('tells the error as it was, whatever it holds', () => {
    const failure = all(parse(text('junit.xml')), 'failure')[0];
    expect(failure?.attributes.message).toBe('Error: Order 1 was refused: "<b>|no|</b>" @all #12');
    expect(failure?.text).toMatch(/^When the number 1 breaks\nError: Order 1 was refused: "<b>/);
  });

  it('has errors for a set-up that failed, and for scenarios that did not run or were lost', async () => {
    const broken = await runCiSuite([], {});
    const lines = readFileSync(path.join(broken, 'messages.ndjson'), 'utf8').split('\n');
    const cut = path.join(newFolder(), 'messages.ndjson');
    const started = lines.flatMap((line, index) => (line.startsWith('{"testCaseStarted"') ? [index] : []));
    writeFileSync(cut, lines.slice(0, (started[2] ?? 0) + 1).join('\n'));
    const setupFault = { title: 'The build failed', text: 'error[E0425]: cannot find `x`\u0007' };
    const made = await madeOf(cut, { setupFault });
    const output = newFolder();
    writeOutputs(output, made);
    const root = parse(readFileSync(path.join(output, 'junit.xml'), 'utf8'));
    expect(root.attributes).toMatchObject({ tests: '16', failures: '1', errors: '14' });
    const types = all(root, 'error').map(({ attributes }) => attributes.type ?? '');
    expect(types.sort()).toEqual([...Array(12).fill('not run'), 'run', 'unknown']);
    expect(all(root, 'error')[0]?.text).toBe('error[E0425]: cannot find `x`\ufffd');
    expect(made.summary.verdict.state).toBe('failed');
  });
});

describe('summary.json', () => {
  it('is what its schema says', () => {
    const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true }));
    const validate = ajv.compile(JSON.parse(readFileSync('docs/summary.schema.json', 'utf8')));
    const summary = JSON.parse(text('summary.json'));
    expect(validate(summary) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...summary, totals: { ...summary.totals, passed: 'many' } })).toBe(false);
    expect(validate({ ...summary, schema: 2 })).toBe(false);
  });

  it('counts each outcome, by tags too, and puts failures of one kind together', () => {
    const { totals, clusters, dimensions, verdict, flaky } = JSON.parse(
      text('summary.json'),
    ) as OutputInput['summary'];
    expect(totals).toMatchObject({
      scenarios: 15,
      passed: 10,
      failed: 2,
      undefined: 1,
      ambiguous: 1,
      skipped: 1,
      flaky: 1,
    });
    expect(verdict).toEqual({ state: 'failed', sentence: '4 of 15 scenarios failed, 1 skipped.' });
    expect(clusters.map(({ what, scenarios }) => [what, scenarios.length])).toEqual([
      ['Error: Order 1 was refused: "<b>|no|</b>" @all #12', 2],
      ['No step definition matches: nobody wrote this', 1],
      ['More than one step definition matches: two know this', 1],
    ]);
    expect(clusters[0]).toMatchObject({
      owners: ['orders'],
      rerun: 'npm start -- --env local features/orders/place.feature:5:7',
    });
    expect(dimensions.team?.stock).toMatchObject({ scenarios: 5, passed: 5 });
    expect(flaky.map(({ name }) => name)).toEqual(['The second try works']);
  });
});

describe('other outputs', () => {
  it.each(['summary.md', 'comment.md', 'annotations.txt', 'badge.json', 'badge.svg', 'rerun.txt'])(
    '%s',
    (name) => {
      const lasting = text(name)
        .replaceAll(/\d+\.\d s/g, 'N s')
        .replaceAll(/(?:\.\.\/)+\S*?tests\/reports\/fixtures/g, 'fixtures');
      expect(lasting).toBe(readGolden(`ci/${name.replace('.', '.golden.')}`, lasting));
    },
  );

  it('begin a comment with what it is found again by', () => {
    expect(text('comment.md').split('\n')[0]).toBe('<!-- brine: Shop / local / chromium / Linux -->');
  });

  it('are a badge that is an image', () => {
    expect(all(parse(text('badge.svg')), 'text').map((one) => one.text)).toEqual(['scenarios', '4 failed']);
  });

  it('are CTRF as its schema says', () => {
    const validate = new Ajv2020({ allErrors: true, strict: true }).compile(CTRF);
    const report = JSON.parse(text('ctrf.json'));
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    const [first] = report.results.tests;
    for (const broken of [{ suite: 'Orders' }, { name: '' }, { duration: 0.5 }, { status: 'undefined' }])
      expect(validate({ ...report, results: { ...report.results, tests: [{ ...first, ...broken }] } })).toBe(
        false,
      );
  });

  it('are CTRF with the totals of the run', () => {
    const { results } = JSON.parse(text('ctrf.json'));
    expect(results.summary).toMatchObject({
      tests: 15,
      passed: 10,
      failed: 4,
      pending: 0,
      skipped: 1,
      other: 0,
    });
    expect(results.tests.find((test: { flaky: boolean }) => test.flaky)).toMatchObject({
      retries: 1,
      status: 'passed',
      retryAttempts: [{ attempt: 1, status: 'failed', message: expect.any(String) }],
    });
  });

  it('are the same, byte for byte, when they are written again', () => {
    const again = newFolder();
    writeOutputs(again, input, { ctrf: true, folder: 'suite' });
    for (const name of readdirSync(again))
      expect(readFileSync(path.join(again, name), 'utf8')).toBe(text(name));
  });
});

describe('an output that cannot be written', () => {
  it('takes nothing with it', () => {
    const output = newFolder();
    mkdirSync(path.join(output, 'junit.xml', 'in the way'), { recursive: true });
    expect(writeOutputs(output, input)).toEqual([
      expect.stringMatching(/^junit\.xml could not be written: E\w+: /),
    ]);
    expect(readdirSync(output).sort()).toEqual([
      'annotations.txt',
      'badge.json',
      'badge.svg',
      'comment.md',
      'junit.xml',
      'metrics.txt',
      'rerun.txt',
      'slack.json',
      'summary.json',
      'summary.md',
      'teams.json',
    ]);
  });

  it('leaves nothing of a former run', () => {
    const output = newFolder();
    writeOutputs(output, input, { ctrf: true });
    clearOutputs(output);
    expect(readdirSync(output)).toEqual([]);
  });
});
