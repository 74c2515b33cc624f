import { BrineError } from '../errors/brine-error';
import { lineOf } from '../matching/document-line';
import { count } from '../matching/json';
import { parsePath } from '../matching/path';
import type { Violation } from '../openapi/violation';
import { describe } from '../openapi/violation';

/** Where a reply was written: the text of a step or file, and the way to the reply in it. */
export interface Written {
  text: string;
  /** The file that it was read from; absent for the text of a step. */
  file?: string;
  /** Index in a list of replies. */
  index?: number;
}

/** What a mock replies is not what the service promises. */
export class MockContractError extends BrineError {
  override readonly name = 'MockContractError';
  override readonly fault = 'contract broken';
  /** The text of the step that the reply was written in; empty when there is none. */
  readonly text: string;

  /** @param request `POST /charges → 402`. @param source file or address of the document. */
  constructor(
    mock: string,
    { request, violations, source }: { request: string; violations: readonly Violation[]; source: string },
    written?: Written,
  ) {
    const lines = violations.map((violation) => {
      const line = written && lineOf(written.text, keysOf(violation, written.index));
      const at = written?.file === undefined ? `line ${line}` : `${written.file}:${line}`;
      return `${line === undefined ? '' : `${at}: `}${describe([violation])}`;
    });
    super({
      what: `The reply of the mock "${mock}" breaks its API specification in ${count(violations.length, 'place')}.`,
      where: request,
      details: lines.join('\n'),
      next: `Correct the reply, or what the specification promises: ${source}. A scenario that leaves the documented ground on purpose is tagged @contract:off.`,
      culprit: `the mock "${mock}"`,
      final: true,
    });
    this.text = written?.file === undefined ? (written?.text ?? '') : '';
  }

  /** Tells the lines of the file that the text stands in. @param first where the text begins, from 1. */
  locateIn(file: string, first: number): void {
    this.message = this.message.replaceAll(
      /^ {2}line (\d+): /gm,
      (_, line: string) => `  ${file}:${first + Number(line) - 1}: `,
    );
  }
}

function keysOf({ path }: Violation, index: number | undefined): (string | number)[] {
  const list = index === undefined ? [] : [index];
  if (path.startsWith('header ')) return [...list, 'headers'];
  return [...list, ...parsePath(path)];
}
