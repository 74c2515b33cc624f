import { h } from './dom';

/** Has the browser save a text as a file. */
export function saveText(name: string, text: string, mediaType: string): void {
  // Spreadsheets take a file without this mark for one of another time.
  const blob = new Blob([mediaType.startsWith('text/csv') ? `\ufeff${text}` : text], { type: mediaType });
  const href = URL.createObjectURL(blob);
  h('a', { href, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
