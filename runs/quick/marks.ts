import { createRequire } from 'node:module';
import type { Envelope } from '@cucumber/messages';

/** Writes a mark for each step; private to Cucumber. */
interface Printer {
  readonly query: { update(envelope: Envelope): void };
  print(text: string): void;
  update(envelope: Envelope): void;
}

let isQuick = false;

/**
 * Lets Cucumber find out once what the mark of a status looks like where it is written: it asks the terminal and the
 * environment for colours with each step. Doing it again changes nothing.
 */
export function markQuickly(): void {
  if (isQuick) return;
  isQuick = true;
  const { ProgressPrinter } = createRequire(require.resolve('@cucumber/cucumber'))(
    '@cucumber/pretty-formatter',
  ) as { ProgressPrinter?: { prototype: Printer } };
  if (ProgressPrinter) remember(ProgressPrinter.prototype);
}

function remember(prototype: Printer): void {
  const inFull = prototype.update;
  const known = new WeakMap<Printer, Map<string, string>>();
  prototype.update = function (envelope) {
    const status = envelope.testStepFinished?.testStepResult.status;
    if (status === undefined) {
      inFull.call(this, envelope);
      return;
    }
    const marks = known.get(this) ?? new Map<string, string>();
    known.set(this, marks);
    const mark = marks.get(status);
    if (mark !== undefined) {
      this.query.update(envelope);
      this.print(mark);
      return;
    }
    const { print } = this;
    this.print = (text) => {
      marks.set(status, text);
      print(text);
    };
    try {
      inFull.call(this, envelope);
    } finally {
      this.print = print;
    }
  };
}
