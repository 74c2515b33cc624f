import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BrineError } from '../../support/errors/brine-error';
import { dataScript } from '../site/data/script';
import type { ChangesSummary } from '../summary/shape';
import { keepHistory } from './keep';
import type { HistoryPlace } from './open';

interface Told {
  changes?: ChangesSummary[];
  /** Why there is none. */
  warnings: string[];
}

/**
 * Keeps the history of a run and writes `data/history.js` into the output. One that cannot be kept is a warning, and leaves no
 * file of a former report.
 */
export async function writeHistory(
  place: HistoryPlace | undefined,
  gathered: Parameters<typeof keepHistory>[1],
  { output, root }: { output: string; root: string },
): Promise<Told> {
  const file = join(output, 'data', 'history.js');
  rmSync(file, { force: true });
  if (!place) return { warnings: [] };
  try {
    const { data, changes } = await keepHistory(place, gathered, root);
    mkdirSync(join(output, 'data'), { recursive: true });
    writeFileSync(file, dataScript('history', data));
    return { changes, warnings: [] };
  } catch (error) {
    const known = error instanceof BrineError;
    return { warnings: [known ? error.message : `The history could not be kept: ${String(error)}`] };
  }
}
