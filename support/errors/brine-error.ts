import { withDocs } from './docs';

/**
 * Why a scenario fails, as its one cause says it. `wrong` is an element or a value; docs/failures.md tells what each
 * means.
 */
export type FaultKind =
  | 'service crashed'
  | 'component crashed'
  | 'service answered 5xx'
  | 'contract broken'
  | 'mock'
  | 'wrong'
  | 'timed out'
  | 'environment not ready'
  | 'test error';

/** The parts that every message of Brine is made of. */
export interface Story {
  /** What happened, as one sentence. */
  what: string;
  /** Where: a file and line, an address, a service. */
  where?: string | undefined;
  /** Facts that help to judge: expected and actual, log lines, a list of faults. Kept as they are, indented. */
  details?: string | undefined;
  /** What to do next. */
  next?: string | undefined;
  /** What an attempt found, in a few words (`status 202`), for the series that a check which waits ends with. */
  seen?: string | undefined;
  /** Waiting cannot change it, so no further attempt is worth making. */
  final?: boolean | undefined;
  /** What is at fault, as far as it is known here: `orders`, `POST /orders of orders`, `the "Save" button`. */
  culprit?: string | undefined;
}

/** Base of all errors that Brine throws on purpose; `message` holds the whole story, ready to show. */
export abstract class BrineError extends Error {
  abstract override readonly name: string;
  readonly seen: string | undefined;
  readonly final: boolean;
  readonly culprit: string | undefined;
  /** What an error of this class says about the cause, before anything else about the scenario is known. */
  readonly fault: FaultKind = 'test error';

  constructor(story: Story, options?: { cause?: unknown }) {
    super(tell(story), options);
    this.seen = story.seen;
    this.final = story.final ?? false;
    this.culprit = story.culprit;
  }
}

/**
 * The run cannot begin or go on because of its surroundings (settings, build, missing tools), not because of what a
 * scenario observed. A run that ends with one exits with code 2.
 */
export abstract class SetupError extends BrineError {
  override readonly fault = 'environment not ready';
}

function tell({ what, where, details, next }: Story): string {
  const lines = [what];
  if (where) lines.push(`  at ${where}`);
  if (details) lines.push(indent(details));
  if (next) lines.push(`  → ${withDocs(next).replaceAll('\n', '\n    ')}`);
  return lines.join('\n');
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
