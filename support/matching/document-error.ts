import { BrineError } from '../errors/brine-error';

const LEAD = 60;
const WIDTH = 100;

/** A text block below a step cannot be read as JSON or YAML. */
export class DocumentError extends BrineError {
  override readonly name = 'DocumentError';

  /**
   * @param what the whole sentence.
   * @param fault the text, and the offset of the fault in it where that is known.
   */
  constructor(
    what: string,
    fault: { text: string; offset?: number; next?: string },
    options?: { cause?: unknown },
  ) {
    const place = fault.offset === undefined ? undefined : locate(fault.text, fault.offset);
    super({ what, where: place?.where, details: place?.excerpt, next: fault.next, final: true }, options);
  }
}

function locate(text: string, offset: number): { where: string; excerpt: string } {
  const before = text.slice(0, offset).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const line = (text.split('\n')[before.length - 1] ?? '').replaceAll('\t', ' ').trimEnd();
  const from = Math.max(0, column - LEAD);
  const caret = `${' '.repeat(column - from)}^`;
  return {
    where: `line ${before.length}, column ${column + 1}`,
    excerpt: `${line.slice(from, from + WIDTH)}\n${caret}`,
  };
}
