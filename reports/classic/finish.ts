import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attentionHtml } from './attention';
import { slimData } from './data';
import type { LegacyFeature } from './legacy';
import { openFailures } from './open';

interface Pages {
  /** Where the reporter wrote its pages. */
  folder: string;
  features: LegacyFeature[];
  /** ISO 8601. */
  startedAt: string;
}

/**
 * Does to the finished pages what the reporter has no option for: they may load nothing from elsewhere, show when the run
 * began (not when the page was written), list what needs attention, and open what failed.
 */
export async function finishPages({ folder, features, startedAt }: Pages): Promise<void> {
  const common = (html: string) => withPolicy(withStart(slimData(html), startedAt));
  await edit(join(folder, 'index.html'), (html) => withAttention(common(html), features));
  for (const feature of features) {
    await edit(join(folder, 'features', `${feature.id}.html`), (html) => openFailures(common(html), feature));
  }
  // The reporter's own option for styles leaves out the style sheet that its pages link to.
  await appendFile(join(folder, 'styles.min.css'), await readFile(join(__dirname, 'page.css')));
}

async function edit(file: string, change: (html: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}

/** `file:` beside `'self'`, which means nothing for a page opened from disk. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' file: 'unsafe-inline'",
  "style-src 'self' file: 'unsafe-inline'",
  "img-src 'self' file: data:",
  "font-src 'self' file:",
  "media-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function withPolicy(html: string): string {
  return html.replace(
    '<head>',
    () => `<head>\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
  );
}

function withStart(html: string, startedAt: string): string {
  const start = startedAt.replace('T', ' ').replace(/\.\d+Z?$|Z$/, ' UTC');
  return html.replace(
    /(Execution Period<\/p>\s*<div[^>]*>\s*<span>)\d{4}\/\d\d\/\d\d [\d:]{8}(<\/span>)/,
    (_, before: string, after: string) => `${before}${start}${after}`,
  );
}

function withAttention(html: string, features: LegacyFeature[]): string {
  const marker = '<!-- Top row - Key metrics status -->';
  return html.replace(marker, () => `${attentionHtml(features)}\n${marker}`);
}
