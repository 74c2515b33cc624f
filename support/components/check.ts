import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Checked } from './contract';
import type { Crawler } from './crawl';
import { codeFrame } from './frame';
import { slashed } from './plugin';

interface Place {
  file?: string;
  line?: number;
  /** From 0. */
  column?: number;
}

/** What Vite 6 to 8, esbuild, Oxc and PostCSS tell of a fault, each in its way. */
interface Told {
  message?: string;
  reason?: string;
  id?: string;
  loc?: Place;
  errors?: { text?: string; message?: string; location?: Place | null; loc?: Place }[];
}

/** Compiles the files with all that they import, and tells the first fault. */
export async function check(files: string[], crawler: Crawler, root: string): Promise<Checked> {
  for (const file of files) {
    const fault = await crawler.crawl(crawler.urlOf(file));
    if (fault !== undefined) return failed(fault as Told, file, root);
  }
  return { ok: true };
}

function failed(fault: Told, asked: string, root: string): Checked {
  const [first] = fault.errors ?? [];
  const { file = fault.id ?? asked, line, column } = first?.location ?? first?.loc ?? fault.loc ?? {};
  const real = file.replace(/\?.*$/, '');
  const told = stripVTControlCharacters(
    first?.text ?? first?.message ?? fault.reason ?? fault.message ?? String(fault),
  );
  const frame =
    line && existsSync(real) ? codeFrame(readFileSync(real, 'utf8'), line, (column ?? 0) + 1) : undefined;
  return {
    ok: false,
    message: sentence(told).replaceAll(`${root}${path.sep}`, ''),
    file: slashed(path.relative(root, real)),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column: column + 1 }),
    ...(frame && { frame }),
  };
}

/** Without codes of its tool and drawings below it. */
function sentence(message: string): string {
  const [first = ''] = message.replace(/^Transform failed with \d+ errors?:\s*/, '').split('\n');
  return first.replace(/^(?:\[[\w:-]+\]\s*)+/, '').trim();
}
