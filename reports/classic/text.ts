import { cut, defuse, escapeHtml, LIMITS } from '../sanitize';

/**
 * A one-line text for a place where the reporter prints raw HTML, quotes it in attributes, and hands it to its charts.
 * `&` and quotes are escaped once; `<` loses its power for good, because charts decode a second time.
 */
export function line(text: string, limit: number = LIMITS.line): string {
  const single = text.replace(/\s+/g, ' ').trim();
  return defuse(cut(single, limit))
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A line for a place where escapes would show: tags, which the reporter copies into attributes and lists. */
export function label(text: string): string {
  return defuse(cut(text.replace(/\s+/g, ' ').trim(), LIMITS.name))
    .replaceAll('&', '＆')
    .replaceAll('"', '”')
    .replaceAll("'", '’')
    .replaceAll(',', '‚');
}

/** Several lines for a place where the reporter escapes HTML itself. */
export function paragraph(text: string): string {
  return defuse(cut(dedent(text), LIMITS.error));
}

/** Several lines for a place where the reporter prints raw HTML. */
export function rawParagraph(text: string): string {
  return escapeHtml(paragraph(text));
}

function dedent(text: string): string {
  return text
    .split('\n')
    .map((each) => each.trim())
    .join('\n')
    .trim();
}
