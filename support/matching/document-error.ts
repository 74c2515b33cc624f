import { BrineError } from '../errors/brine-error';

const LEAD = 60;
const WIDTH = 100;

/** A text block below a step cannot be read as JSON or YAML. */
export class DocumentError extends BrineError {
  override readonly name = 'DocumentError';
  /** The whole text that has the fault. */
  readonly text: string;
  readonly #place: Place | undefined;

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
    this.text = fault.text;
    this.#place = place;
  }

  /** Tells the line of the file that the text stands in. @param line where the text begins, from 1. */
  locateIn(file: string, line: number): void {
    if (!this.#place) return;
    const { where, line: own } = this.#place;
    this.message = this.message.replace(
      `  at ${where}`,
      `  at ${file}:${line + own - 1} (${where} of the text)`,
    );
  }
}

interface Place {
  where: string;
  /** From 1. */
  line: number;
  excerpt: string;
}

function locate(text: string, offset: number): Place {
  // What is missing at the end is missing after the last line that says something.
  const before = text.slice(0, Math.min(offset, text.trimEnd().length)).split('\n');
  const column = before.at(-1)?.length ?? 0;
  const line = (text.split('\n')[before.length - 1] ?? '').replaceAll('\t', ' ').trimEnd();
  const from = Math.max(0, column - LEAD);
  const caret = `${' '.repeat(column - from)}^`;
  return {
    where: `line ${before.length}, column ${column + 1}`,
    line: before.length,
    excerpt: `${line.slice(from, from + WIDTH)}\n${caret}`,
  };
}
