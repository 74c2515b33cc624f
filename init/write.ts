import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What became of a file. */
export interface Done {
  file: string;
  did: 'written' | 'added to' | 'kept';
  /** What it is for; of a file that was kept, what it would have got. */
  note: string;
}

/** A file that was there stays as it is. */
export function writeNew(root: string, file: string, text: string, note: string): Done {
  const full = path.join(root, file);
  if (existsSync(full)) {
    const same = readFileSync(full, 'utf8') === text;
    return { file, did: 'kept', note: same ? 'as it should be' : `yours; ${note}` };
  }
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return { file, did: 'written', note };
}

/** Scripts for `package.json`: a name that is taken stays. */
export function addScripts(root: string, scripts: Record<string, string>): Done {
  const file = 'package.json';
  const full = path.join(root, file);
  const names = Object.keys(scripts).map((name) => `npm run ${name}`);
  if (!existsSync(full)) {
    const name = path
      .basename(root)
      .toLowerCase()
      .replaceAll(/[^a-z0-9-]+/g, '-');
    return writeNew(
      root,
      file,
      `${JSON.stringify({ name, private: true, scripts }, null, 2)}\n`,
      names.join(', '),
    );
  }
  const before = readFileSync(full, 'utf8');
  const manifest = JSON.parse(before) as { scripts?: Record<string, string> };
  const missing = Object.entries(scripts).filter(([name]) => !manifest.scripts?.[name]);
  if (missing.length === 0) return { file, did: 'kept', note: 'as it should be' };
  manifest.scripts = { ...manifest.scripts, ...Object.fromEntries(missing) };
  const indent = /^[ \t]+(?=")/m.exec(before)?.[0] ?? '  ';
  writeFileSync(full, `${JSON.stringify(manifest, null, indent)}\n`);
  return { file, did: 'added to', note: missing.map(([name]) => `npm run ${name}`).join(', ') };
}

/** Lines for `.gitignore`, below those that are there. */
export function addIgnored(root: string, lines: readonly string[]): Done {
  const file = '.gitignore';
  const full = path.join(root, file);
  if (!existsSync(full)) return writeNew(root, file, `${lines.join('\n')}\n`, lines.join(', '));
  const before = readFileSync(full, 'utf8');
  const there = before.split(/\r?\n/).map((line) => line.trim().replace(/^\/|\/$/g, ''));
  const missing = lines.filter((line) => !there.includes(line.replace(/\/$/, '')));
  if (missing.length === 0) return { file, did: 'kept', note: 'as it should be' };
  writeFileSync(
    full,
    `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${missing.join('\n')}\n`,
  );
  return { file, did: 'added to', note: missing.join(', ') };
}
