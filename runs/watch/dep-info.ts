import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The sources that cargo built a binary from, as it says in the file beside it: `target/debug/orders.d` holds
 * `…/orders: …/src/main.rs …/src/lib.rs`, a space in a path as `\ `.
 *
 * @returns absolute paths; none when there is no such file.
 */
export function sourcesOf(executable: string): string[] {
  const file = `${executable.replace(/\.exe$/, '')}.d`;
  if (!existsSync(file)) return [];
  const [line = ''] = readFileSync(file, 'utf8').split('\n');
  const sources = line.slice(line.indexOf(': ') + 2);
  return [...sources.matchAll(/(?:\\ |[^ ])+/g)].map(([source]) =>
    path.resolve(source.replaceAll('\\ ', ' ')),
  );
}
