/** A zero-width space: what stands before it is no longer the beginning of something. */
const APART = '\u200b';

/**
 * A text inside a line of GitHub's or GitLab's Markdown: no markup, no HTML, nobody mentioned, no issue referred to.
 */
export function inline(text: string, limit = 400): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > limit ? `${line.slice(0, limit)}…` : line;
  return short
    .replaceAll(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/(@|\\#|\b(?:GH|gh)-)(?=\w)/g, `$1${APART}`)
    .replaceAll(/^(-|\d+\.)(?= )/g, '\\$1');
}

/** A text as code inside a line. */
export function code(text: string, limit = 400): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > limit ? `${line.slice(0, limit)}…` : line;
  const fence = '`'.repeat(longestRun(short) + 1);
  // A bar ends the cell of a table even inside of code.
  const safe = short.replaceAll('|', '\\|');
  return short.startsWith('`') || short.endsWith('`') || short === ''
    ? `${fence} ${safe} ${fence}`
    : `${fence}${safe}${fence}`;
}

/** A text as a block of code. */
export function block(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
