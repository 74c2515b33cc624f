import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { clearOutputs } from '../../reports/ci/clear';
import { IMPORTS, RUNS } from '../../reports/folders';

/** What merged and imported results and reports lie in. */
const FORMER = [RUNS, IMPORTS, 'index.html', 'data', 'html', 'files'];

/** Makes a folder anew, with nothing in it of a former run. */
export function makeAnew(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Takes away the reports of a former run: a run that is killed leaves nothing that tells of another. */
export function clearFormer(output: string): void {
  clearOutputs(output);
  for (const former of FORMER) rmSync(path.join(output, former), { recursive: true, force: true });
}
