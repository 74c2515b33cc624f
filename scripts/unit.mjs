// Runs the tests of vitest, and the few files that failed a second time, alone: their processes, browsers and ports are
// real ones, and a busy machine may be too slow for one of them. What passes only alone is named, for somebody to mend.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { node, root, run } from './tools.mjs';

/** More than this many are no accident. */
const FEW = 3;

const folder = mkdtempSync(path.join(tmpdir(), 'brine-unit-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.exitCode = await unit(process.argv.slice(2));

async function unit(args) {
  const first = await vitest('first.json', args);
  const again = first.files;
  if (first.code === 0 || again.length === 0 || again.length > FEW) return first.code;
  console.log(`\nRunning again, alone: ${again.join(', ')}`);
  const second = await vitest('second.json', [...args, '--maxWorkers=1', ...again]);
  if (second.code === 0) console.log(`\nPassed only alone; to be mended: ${again.join(', ')}`);
  return second.code;
}

/** Its exit code, and the files in which something failed; none where something else went wrong. */
async function vitest(report, args) {
  const out = path.join(folder, report);
  const code = await run(node, [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${out}`,
    ...args,
  ]);
  if (!existsSync(out)) return { code, files: [] };
  const { testResults } = JSON.parse(readFileSync(out, 'utf8'));
  return { code, files: testResults.filter(({ status }) => status === 'failed').map(({ name }) => name) };
}
