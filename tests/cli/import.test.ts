import { execFile } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { readImport } from '../../reports/imports/read';
import { outcomeOf } from '../../reports/messages/outcome';
import type { Summary } from '../../reports/summary/shape';
import { runCiSuite } from '../reports/ci-suite';
import { FACTS } from '../reports/run-suite';
import { newFolder } from '../tools/folder';
import { HOME } from '../tools/run-project';
import { brine } from './brine';

const NEXTEST = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nextest-run" tests="4" failures="1" errors="0" uuid="45c50042" timestamp="2026-03-01T10:00:00.000+00:00" time="0.047">
    <testsuite name="orders" tests="4" disabled="0" errors="0" failures="1">
        <testcase name="price::tests::adds_up" classname="orders" timestamp="2026-03-01T10:00:00.000+00:00" time="0.003"/>
        <testcase name="price::tests::rounds" classname="orders" timestamp="2026-03-01T10:00:00.010+00:00" time="0.004">
            <failure message="thread 'price::tests::rounds' panicked at src/price.rs:12:9" type="test failure with exit code 101">assertion \`left == right\` failed
  left: 1
 right: 2</failure>
            <system-out>running 1 test
api_token=not-for-anybody</system-out>
            <system-err/>
        </testcase>
        <testcase name="stock::tests::second_time" classname="orders" time="0.008">
            <flakyFailure timestamp="2026-03-01T10:00:00.010+00:00" time="0.002" message="too slow" type="test failure">late</flakyFailure>
        </testcase>
        <testcase name="stock::tests::slow" classname="orders" time="0"><skipped/></testcase>
    </testsuite>
</testsuites>`;

const PYTEST = `<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="0" skipped="0" tests="2" time="0.02" timestamp="2026-03-01T10:00:00" hostname="host"><testcase classname="tests.test_a" name="test_ok" time="0.001" /><testcase classname="tests.test_a" name="test_set_up" time="0.002"><error message="failed on setup with &quot;KeyError&quot;">KeyError: 'x'</error></testcase></testsuite></testsuites>`;

const JSON_TEXT = JSON.stringify([
  {
    uri: 'features/cart.feature',
    name: 'Cart',
    keyword: 'Feature',
    elements: [
      {
        type: 'background',
        steps: [{ keyword: 'Given ', name: 'a shop', result: { status: 'passed', duration: 1_000_000 } }],
      },
      {
        type: 'scenario',
        name: 'One',
        line: 5,
        tags: [{ name: '@a' }],
        steps: [
          {
            keyword: 'When ',
            name: 'it breaks',
            line: 6,
            result: { status: 'failed', duration: 2_000_000, error_message: 'Error: broken' },
          },
        ],
      },
    ],
  },
]);

function file(name: string, text: string): string {
  const place = path.join(newFolder(), name);
  writeFileSync(place, text);
  return place;
}

async function outcomes(place: string) {
  const features = await readImport({ file: place });
  return features.flatMap(({ uri, source, scenarios }) =>
    scenarios.map(
      (scenario) =>
        `${source?.tool}: ${uri}: ${scenario.name}: ${outcomeOf(scenario)} (${scenario.attempts.length})`,
    ),
  );
}

describe('results of other tools', () => {
  it('are read from JUnit of cargo nextest, with earlier attempts', async () => {
    expect(await outcomes(file('junit.xml', NEXTEST))).toEqual([
      'cargo nextest: cargo nextest/orders: orders: price::tests::adds_up: passed (1)',
      'cargo nextest: cargo nextest/orders: orders: price::tests::rounds: failed (1)',
      'cargo nextest: cargo nextest/orders: orders: stock::tests::second_time: passed (2)',
      'cargo nextest: cargo nextest/orders: orders: stock::tests::slow: skipped (1)',
    ]);
  });

  it('are read from JUnit of pytest, with an error of a set-up', async () => {
    expect(await outcomes(file('junit.xml', PYTEST))).toEqual([
      'pytest: pytest/pytest: tests.test_a: test_ok: passed (1)',
      'pytest: pytest/pytest: tests.test_a: test_set_up: failed (1)',
    ]);
  });

  it('are read from JUnit that vitest really writes', async () => {
    const folder = newFolder();
    symlinkSync(path.join(HOME, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    writeFileSync(path.join(folder, 'vitest.config.mjs'), 'export default {};\n');
    writeFileSync(
      path.join(folder, 'a.test.mjs'),
      "import { test } from 'vitest';\ntest('adds', () => {});\ntest('breaks', () => { throw new Error('<no>'); });\n",
    );
    const program = path.join(HOME, 'node_modules', 'vitest', 'vitest.mjs');
    const args = [program, 'run', '--reporter', 'junit', '--outputFile', 'junit.xml'];
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/VITEST/.test(name)));
    const failed: unknown = await promisify(execFile)(process.execPath, args, {
      cwd: folder,
      env: own,
    }).catch((error) => error);
    const junit = path.join(folder, 'junit.xml');
    expect(existsSync(junit), JSON.stringify(failed)).toBe(true);
    const [first, second] = await outcomes(junit);
    expect(first).toMatch(/^vitest: vitest\/.*a\.test\.mjs: adds: passed \(1\)$/);
    expect(second).toMatch(/: breaks: failed \(1\)$/);
  });

  it('are read from Cucumber JSON, the background with each scenario', async () => {
    const place = file('cucumber.json', JSON_TEXT);
    expect(await outcomes(place)).toEqual(['Cucumber: Cucumber/features/cart.feature: One: failed (1)']);
    const [feature] = await readImport({ file: place, tool: 'cucumber-rs' });
    expect(feature?.source).toEqual({ tool: 'cucumber-rs', file: place });
    expect(feature?.scenarios[0]?.attempts[0]?.steps.map(({ keyword, text }) => keyword + text)).toEqual([
      'Given a shop',
      'When it breaks',
    ]);
  });
});

describe('the command', () => {
  let output: string;
  beforeAll(async () => {
    output = await runCiSuite(['--tags', '@team:stock']);
    writeFileSync(path.join(output, 'run.json'), JSON.stringify({ ...FACTS, engine: 'chromium' }));
  });
  const summary = (): Summary => JSON.parse(readFileSync(path.join(output, 'summary.json'), 'utf8'));

  it('puts them beside the scenarios, counted by themselves, and what fails makes the run red', async () => {
    const rust = file('junit.xml', NEXTEST);
    const { code, stdout, stderr } = await brine([
      'import',
      rust,
      file('cucumber.json', JSON_TEXT),
      '--output',
      output,
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^All 5 scenarios passed; 1 of 4 of cargo nextest failed; 1 of 1 of Cucumber failed\.\n/,
    );
    const { totals, imports, verdict, clusters } = summary();
    expect(totals).toMatchObject({ scenarios: 5, passed: 5, failed: 0 });
    expect(imports.map(({ tool, totals: own }) => [tool, own.scenarios, own.failed, own.flaky])).toEqual([
      ['cargo nextest', 4, 1, 1],
      ['Cucumber', 1, 1, 0],
    ]);
    expect(verdict.state).toBe('failed');
    expect(clusters.every(({ rerun }) => rerun === undefined)).toBe(true);
    expect(readFileSync(path.join(output, 'junit.xml'), 'utf8')).toMatch(/tests="5" failures="0"/);
    const holding = readdirSync(output, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes('not-for-anybody'));
    expect(holding.map(({ name }) => name)).toEqual([]);
    expect(readFileSync(path.join(output, 'index.html')).length).toBeGreaterThan(0);
  });

  it('closes the gate for a failure that nobody knew, and not for one that the history knows', async () => {
    const cache = path.join(newFolder(), 'history.sqlite');
    const env = { BRINE_HISTORY: cache };
    const run = (runId: string, startedAt: string, commit: string) =>
      writeFileSync(
        path.join(output, 'run.json'),
        JSON.stringify({ ...FACTS, engine: 'chromium', runId, startedAt, commit }),
      );
    const rust = file('junit.xml', NEXTEST.replace('uuid="45c50042"', ''));
    rmSync(path.join(output, 'imports'), { recursive: true, force: true });
    run('first', '2026-03-01T10:00:00.000Z', 'a'.repeat(40));
    await brine(['import', rust, '--output', output], { env });
    expect((await brine(['gate', output])).code).toBe(1);
    run('second', '2026-03-02T10:00:00.000Z', 'b'.repeat(40));
    await brine(['import', rust, '--output', output], { env });
    const { code, stdout } = await brine(['gate', output]);
    expect(stdout).toContain('Let through, known on the branch it is measured against (1)');
    expect(code).toBe(0);
    const { changes } = summary();
    expect(changes?.map(({ environment, gone }) => [environment, gone.length])).toEqual([
      ['local / chromium / Linux', 0],
      ['cargo nextest', 0],
    ]);
  });

  it('is carried on when its run is merged with others, once', async () => {
    const merged = newFolder();
    const copy = newFolder();
    cpSync(output, copy, { recursive: true });
    const { code } = await brine(['merge', output, copy, '--output', merged, '--only-report']);
    expect(code).toBe(0);
    const { imports } = JSON.parse(readFileSync(path.join(merged, 'summary.json'), 'utf8')) as Summary;
    expect(imports.map(({ tool, totals }) => [tool, totals.scenarios])).toEqual([['cargo nextest', 4]]);
  });

  it('takes a file of the same path in place of the former one', async () => {
    const rust = file('junit.xml', NEXTEST);
    await brine(['import', rust, '--output', output]);
    const before = summary().imports.length;
    await brine(['import', rust, '--tool', 'nextest', '--output', output]);
    expect(summary().imports.length).toBe(before);
    expect(summary().imports.at(-1)?.tool).toBe('nextest');
  });

  it('says of all files at once what they are instead, and takes none', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><testsuites>&b;</testsuites>`;
    const files = [
      file('bomb.xml', bomb),
      file('page.xml', '<html/>'),
      file('cut.xml', NEXTEST.slice(0, 700)),
      file('package.json', '{ "name": "shop" }'),
      file('empty.xml', '<testsuites/>'),
      file('some.ndjson', 'not a message\n'),
      '/no/such.xml',
    ];
    const folder = newFolder();
    const { code, stderr } = await brine(['import', ...files, '--output', folder]);
    expect(code).toBe(2);
    const told = files.reduce((text, one) => text.replace(`${one}: `, ''), stderr).split('\n');
    expect(told).toEqual([
      'These are no results that can be imported.',
      expect.stringMatching(/^ {2}1:\d+: a document type is not allowed\.$/),
      '  begins with <html>, JUnit with <testsuites> or <testsuite>.',
      expect.stringMatching(/^ {2}\d+:\d+: .*(unclosed|unexpected end)/i),
      expect.stringMatching(/^ {2}is no Cucumber JSON: \(all\): Invalid type/),
      '  holds no results.',
      '  line 1 is no message of Cucumber.',
      '  there is no such file.',
      '  → Known are JUnit XML (.xml), Cucumber JSON (.json) and Cucumber Messages (.ndjson).',
      '',
    ]);
    expect(existsSync(path.join(folder, 'imports'))).toBe(false);
  });
});
