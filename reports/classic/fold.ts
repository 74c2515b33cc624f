import { cut, escapeHtml, LIMITS } from '../sanitize';

/** Longer texts begin closed. */
const LINES_OPEN = 24;

/** A titled text that opens and closes; open from the start when asked to be and short. */
export function fold(title: string, text: string, { open }: { open: boolean }): string {
  const lines = text.split('\n').length;
  const size = lines > 1 ? ` <small>${lines} lines</small>` : '';
  const state = open && lines <= LINES_OPEN ? ' open' : '';
  const body = `<pre>${escapeHtml(cut(text, LIMITS.text))}</pre>`;
  return `<details${state}><summary>${escapeHtml(title)}${size}</summary>${body}</details>`;
}
