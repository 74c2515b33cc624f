import type { Placeholder } from './phrase';

/** `"<buyer>"`, `<count>`, `<delay: duration>` */
const PLACEHOLDER = /(["']?)<\s*([A-Za-z][\w -]*?)\s*(?::\s*(\w+)\s*)?>\1/g;

/** What a phrase is called in Cucumber's words. */
export function readHead(head: string): { expression: string; placeholders: Placeholder[] } {
  const placeholders: Placeholder[] = [];
  let expression = '';
  let end = 0;
  for (const found of head.matchAll(PLACEHOLDER)) {
    const [whole, quote = '', name = '', type] = found;
    placeholders.push({ name, type: type ?? (quote === '' ? 'word' : 'string') });
    expression += `${literal(head.slice(end, found.index))}{${placeholders.at(-1)?.type}}`;
    end = found.index + whole.length;
  }
  return { expression: expression + literal(head.slice(end)), placeholders };
}

/** The names in `<…>` of a text. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(/<\s*([A-Za-z][\w -]*?)\s*>/g)].map(([, name = '']) => name);
}

function literal(text: string): string {
  return text.replaceAll(/[\\({/]/g, '\\$&');
}
