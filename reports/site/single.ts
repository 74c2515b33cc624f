import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaTypeOf } from '../../support/evidence/media';
import { buildPage } from './build';
import { dataLiteral } from './data/script';
import type { SiteIndex } from './data/shapes/site-index';
import { shellHtml } from './shell';

/** More than this most mail servers refuse. */
const FIT_FOR_MAIL = 20_000_000;
const FILE = /\bfiles\/[0-9a-f]{8,64}\.[a-z0-9]{1,5}\b/g;

export interface SingleFile {
  path: string;
  bytes: number;
  /** What its reader should know, a sentence each. */
  warnings: string[];
}

/**
 * Puts a site that was written into one HTML file that needs nothing beside it: its data and the files that they name are in
 * it. The classic dashboard is left out.
 *
 * @param output folder of the site; the file is `report.html` in it.
 */
export function writeSingleFile(output: string): SingleFile {
  const data = dataFiles(output);
  const index = JSON.parse(data.get('index') ?? '{}') as SiteIndex;
  delete index.run.classic;
  data.set('index', dataLiteral(index));
  const named = new Set([...data.values()].flatMap((json) => json.match(FILE) ?? []));
  const parts: string[] = [];
  for (const [key, json] of data)
    parts.push(`<script type="application/json" data-key="${key}">${json}</script>`);
  for (const file of [...named].sort()) {
    if (!existsSync(join(output, file))) continue;
    const base64 = readFileSync(join(output, file)).toString('base64');
    parts.push(
      `<script type="text/plain" data-file="${file}" data-type="${mediaTypeOf(file)}">${base64}</script>`,
    );
  }
  const title = `${index.run.project} · ${index.run.environment}`;
  const html = shellHtml(title, buildPage(), parts.join('\n'));
  const path = join(output, 'report.html');
  writeFileSync(path, html);
  const bytes = Buffer.byteLength(html);
  const large = `report.html has ${(bytes / 1e6).toFixed(1)} MB, more than most mail servers take.`;
  return { path, bytes, warnings: bytes > FIT_FOR_MAIL ? [large] : [] };
}

/** The JSON of every data file, by its key. */
function dataFiles(output: string): Map<string, string> {
  const folder = join(output, 'data');
  const own = (below: string) =>
    readdirSync(join(folder, below))
      .filter((name) => name.endsWith('.js'))
      .sort()
      .map((name): [string, string] => [
        `${below}${name.replace(/\.js$/, '')}`,
        readFileSync(join(folder, below, name), 'utf8'),
      ]);
  return new Map(
    [...own(''), ...own('f/')].map(([key, script]) => [
      key,
      script.slice(script.indexOf(',') + 1, -')\n'.length),
    ]),
  );
}
