import { BrineError } from '../errors/brine-error';
import { count } from './json';
import type { Mismatch } from './mismatch';

/** The expectation itself holds markers that cannot be read, so nothing was compared. */
export class BadMarkerError extends BrineError {
  override readonly name = 'BadMarkerError';

  /** @param subject what was to be compared, as in a sentence: `the response body`. */
  constructor(
    subject: string,
    readonly faults: readonly Mismatch[],
  ) {
    super({
      what: `What is expected of ${subject} cannot be read: ${count(faults.length, 'fault')}.`,
      details: faults.map(({ path, words }) => (path === '' ? `${words}` : `${path}: ${words}`)).join('\n'),
      next: 'For a text that begins with "#", write a backslash before the "#" (two inside double quotes of JSON or YAML).',
      final: true,
    });
  }
}
