import { createRequire } from 'node:module';
import { type Duration, TimeConversion } from '@cucumber/messages';

interface Finished {
  readonly duration: Duration;
}

/** What the last lines of a run are made of; private to Cucumber. */
interface Query {
  findTestRunDuration(): Duration | undefined;
  findAllTestRunHookFinished(): readonly { readonly result: Finished }[];
  findAllTestStepFinished(): readonly { readonly testStepResult: Finished }[];
}

interface Printer {
  readonly query: Query;
  println(text: string): void;
  printStats(): void;
}

let isQuick = false;

/**
 * Writes how long a run took as Cucumber does, without what it asks for that: a library of dates which has Node find out in
 * which country it is, 15 ms of processor time. Doing it again changes nothing.
 */
export function tellDurationsQuickly(): void {
  if (isQuick) return;
  isQuick = true;
  const { SummaryPrinter } = createRequire(require.resolve('@cucumber/cucumber'))(
    '@cucumber/pretty-formatter',
  ) as { SummaryPrinter?: { prototype: Printer } };
  if (SummaryPrinter) replace(SummaryPrinter.prototype);
}

function replace(prototype: Printer): void {
  const inFull = prototype.printStats;
  prototype.printStats = function () {
    const { query } = this;
    const line = durationsOf(query);
    if (line === undefined) {
      inFull.call(this);
      return;
    }
    // Without a duration it leaves the line out.
    Object.defineProperty(query, 'findTestRunDuration', { value: () => undefined, configurable: true });
    try {
      inFull.call(this);
    } finally {
      Reflect.deleteProperty(query, 'findTestRunDuration');
    }
    this.println(line);
  };
}

function durationsOf(query: Query): string | undefined {
  const whole = query.findTestRunDuration();
  if (!whole) return undefined;
  const hooks = query.findAllTestRunHookFinished().map(({ result }) => result.duration);
  const steps = query.findAllTestStepFinished().map(({ testStepResult }) => testStepResult.duration);
  const [run, own] = [[whole], [...hooks, ...steps]].map(sum) as [number, number];
  // A clock that was put back: Cucumber knows how to say that.
  if (!(run >= 0 && own >= 0)) return undefined;
  return `${told(run)} (${told(own)} executing your code)`;
}

function sum(durations: readonly Duration[]): number {
  let milliseconds = 0;
  for (const one of durations) milliseconds += TimeConversion.durationToMilliseconds(one);
  return milliseconds;
}

/** `61234.5` as `1m 1.234s`. */
function told(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  const seconds = Math.floor((milliseconds % 60_000) / 1_000);
  const rest = Math.floor(milliseconds % 1_000);
  return `${minutes}m ${seconds}.${String(rest).padStart(3, '0')}s`;
}
