import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IMPORTS, RUNS } from './folders';
import { carryImports } from './imports/keep';
import type { Input } from './inputs';

/** What a run of its own leaves in the output, and a merged one does not have. */
const OF_ONE_RUN = ['messages.ndjson', 'messages.ndjson.gz', 'run.json', 'files', 'run'];

/**
 * Copies streams, the facts of their runs, the files that they name, and what was imported beside them into `<output>/runs`, in place of what was there:
 * then the output holds all that its report was made of. The sources may lie in the output themselves.
 */
export function keepInputs(inputs: readonly Input[], output: string): void {
  mkdirSync(output, { recursive: true });
  const staged = mkdtempSync(join(output, '.runs-'));
  try {
    const digits = String(inputs.length).length;
    for (const [index, input] of inputs.entries()) {
      keep(input, join(staged, String(index + 1).padStart(digits, '0')));
    }
    // All that lies beside the streams is read before anything in the output goes.
    carryImports([...new Set(inputs.map(({ messages }) => dirname(messages)))], staged);
    for (const name of [RUNS, IMPORTS, ...OF_ONE_RUN])
      rmSync(join(output, name), { recursive: true, force: true });
    if (existsSync(join(staged, IMPORTS))) renameSync(join(staged, IMPORTS), join(output, IMPORTS));
    renameSync(staged, join(output, RUNS));
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

function keep({ messages, facts }: Input, folder: string): void {
  const packed = basename(messages).endsWith('.gz') ? '.gz' : '';
  cpSync(messages, join(folder, `messages.ndjson${packed}`));
  if (typeof facts === 'string') cpSync(facts, join(folder, 'run.json'));
  const files = join(dirname(messages), 'files');
  if (existsSync(files)) cpSync(files, join(folder, 'files'), { recursive: true });
}
