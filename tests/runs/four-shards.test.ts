import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Summary } from '../../reports/summary/shape';
import { findBrowser } from '../../support/browser/launch/find';
import { openPostgres } from '../../support/databases/postgres';
import { brine } from '../cli/brine';
import { startServer } from '../support/databases/cluster';
import { startPlaywrightServer } from '../tools/playwright-server';
import { results } from '../tools/results';
import { type FinishedProject, runProject } from '../tools/run-project';
import { FILES } from './four-shards-project';

const SHARDS = [1, 2, 3, 4];

/** What a report says of a run, without what differs from run to run. */
function told(output: string) {
  const text = readFileSync(path.join(output, 'summary.json'), 'utf8');
  const { verdict, totals, environments, clusters, flaky } = JSON.parse(text) as Summary;
  return {
    state: verdict.state,
    totals,
    environments: environments.map(({ name, totals: each }) => ({ name, totals: each })),
    clusters: clusters.map(({ kind, what, scenarios }) => ({
      kind,
      what,
      names: scenarios.map(({ name }) => name).sort(),
    })),
    flaky: flaky.map(({ name }) => name),
  };
}

test('four shards with one Playwright server and one PostgreSQL, merged, are the run that was not cut', async () => {
  await using postgres = await startServer();
  await using browsers = await startPlaywrightServer(findBrowser({}, process.env).path);
  const env = {
    BRINE_BROWSER_WS: browsers.url,
    BRINE_DATABASE_URL: postgres.url,
    BRINE_HISTORY_URL: postgres.url,
    // No browser of this machine could be found.
    PLAYWRIGHT_BROWSERS_PATH: '/nowhere',
  };
  const run = async (...args: string[]) => await runProject({ files: FILES, args, env });

  const whole = await run();
  expect(whole.output).toContain('17 scenarios (15 passed, 2 failed)');
  const shards = await Promise.all(SHARDS.map(async (shard) => await run('--shard', `${shard}/4`)));

  // None ran twice, and none was left out.
  const names = shards.map(({ messages }) => Object.keys(results(messages)));
  expect(names.map(({ length }) => length).every((count) => count > 0)).toBe(true);
  expect(names.flat().sort()).toEqual(Object.keys(results(whole.messages)).sort());
  expect(Object.assign({}, ...shards.map(({ messages }) => results(messages)))).toEqual(
    results(whole.messages),
  );

  const output = mkdtempSync(path.join(tmpdir(), 'brine-merged-'));
  onTestFinished(() => rmSync(output, { recursive: true, force: true }));
  const merged = await brine(['merge', ...shards.map(outputOf), '--output', output], { env });
  expect(merged.code).toBe(1);
  expect(told(output)).toEqual(told(outputOf(whole)));

  // The shards are one run in it.
  const history = await openPostgres(postgres.url);
  onTestFinished(async () => await history.close());
  expect(await history.query('SELECT count(*) AS runs FROM brine_history_runs')).toEqual([{ runs: '2' }]);
}, 240_000);

function outputOf({ root }: FinishedProject): string {
  return path.join(root, 'reports', 'output');
}
