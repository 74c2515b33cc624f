import { expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { pagesProject, startPages, WELL_NAMES } from './pages-project';

/** On a machine that is busy there is time for one attempt only, which needs no such line. */
const SERIES = /\n +Still so after .* attempts\)\.(?=\n)/g;

it('a run that fails with a phrase about pages says what is wrong, where, and what to do', async () => {
  await using pages = await startPages();
  const run = await runProject({ files: pagesProject(pages.url) });
  expectGolden({ ...run, output: run.output.replaceAll(SERIES, '') }, 'phrases-pages');
  const passed = Object.entries(results(run.messages)).filter(([, status]) => status !== 'FAILED');
  expect(passed).toEqual(WELL_NAMES.map((name) => [name, 'PASSED']));
  expect(run.exitCode).toBe(1);
}, 180_000);
