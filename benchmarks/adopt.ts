import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

let adopter: readonly string[] | undefined;

/**
 * What a command is started through so that all that its processes cost is known (adopt.rs). Nothing where the system does not
 * tell what processes cost, or where there is no `rustc`.
 */
export function throughAdopter(): readonly string[] {
  adopter ??= process.platform === 'linux' ? built() : [];
  return adopter;
}

function built(): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = path.join(folder, 'adopt');
  const { status } = spawnSync('rustc', ['-O', '-o', program, path.join(__dirname, 'adopt.rs')], {
    stdio: 'inherit',
  });
  return status === 0 ? [program] : [];
}
