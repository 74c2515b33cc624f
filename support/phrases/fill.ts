import type { PhraseStep } from './phrase';

/** What a phrase was called with. */
export interface Given {
  /** By the name of the placeholder, as it is written, without its quotes. */
  values: ReadonlyMap<string, string>;
  table?: string[][];
  docString?: { content: string; mediaType?: string };
}

/** A step of a phrase with the values in it. */
export interface FilledStep extends PhraseStep {
  /** Whether table or text came with the phrase. */
  passed: boolean;
}

/** Puts values into a step; one that ends with a colon and has no table or text of its own gets that of the phrase. */
export function fillStep(step: PhraseStep, { values, table, docString }: Given): FilledStep {
  const put = (text: string) => fillText(text, values);
  const own = step.table !== undefined || step.docString !== undefined;
  const passed = !own && step.text.endsWith(':');
  return {
    keyword: step.keyword,
    text: fillSentence(step.text, values),
    line: step.line,
    passed,
    ...(step.table && { table: step.table.map((row) => row.map(put)) }),
    ...(step.docString && { docString: { ...step.docString, content: put(step.docString.content) } }),
    ...(passed && table && { table }),
    ...(passed && docString && { docString: { ...docString, line: step.line } }),
  };
}

/** Every `<name>` of a text; what is no placeholder stays. */
function fillText(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/<\s*([A-Za-z][\w -]*?)\s*>/g, (whole, name: string) => values.get(name) ?? whole);
}

/** Within quotes, a quote that belongs to a value must not end them. */
function fillSentence(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|[^"]+/g, (part) => {
    const quoted = part.startsWith('"');
    const escaped = new Map(
      [...values].map(([name, value]) => [name, quoted ? value.replaceAll('"', '\\"') : value]),
    );
    return fillText(part, escaped);
  });
}
