import { createHash } from 'node:crypto';
import { escapeHtml } from '../sanitize';
import type { PageParts } from './bundle';

/**
 * The one page of the site: its own code, and no data but a title, unless all of it is to be one file. The policy lets run nothing but this very code and the
 * data files beside it, and lets nothing be loaded from, or sent to, anywhere else.
 *
 * @param inside what a report of one file holds: elements that no browser runs.
 */
export function shellHtml(title: string, { script, style }: PageParts, inside?: string): string {
  // Inside a script, nothing but these ends it.
  const code = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(code, style, inside === undefined)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<noscript>This report needs JavaScript; it loads nothing from anywhere but its own folder.</noscript>
<div id="app"></div>
${inside === undefined ? '' : `${inside}\n`}<script>${code}</script>
</body>
</html>
`;
}

/** `file:` beside `'self'`, which means nothing for a page opened from disk. */
function policy(script: string, style: string, beside: boolean): string {
  const own = beside ? "'self' file:" : '';
  return [
    "default-src 'none'",
    `script-src ${own} '${sha256(script)}'`,
    `style-src '${sha256(style)}'`,
    `img-src ${own} data:`,
    `media-src ${beside ? own : 'data:'}`,
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
    .map((rule) => rule.replace(/ {2,}/g, ' '))
    .join('; ');
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
