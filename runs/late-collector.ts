import EventDataCollector from '@cucumber/cucumber/lib/formatter/helpers/event_data_collector';
import type { Envelope } from '@cucumber/messages';

/** Messages that nobody has asked about yet, by the collector that they are for. */
const waiting = new WeakMap<EventDataCollector, Envelope[]>();
const ASKED = ['getGherkinDocument', 'getPickle', 'getTestCaseAttempts', 'getTestCaseAttempt'] as const;

let isLate = false;

/**
 * Lets Cucumber put together what the formatters of its older kind ask for only when one of them asks: it does so for every
 * step of every run, and most runs have none. Doing it again changes nothing.
 */
export function collectLate(): void {
  if (isLate) return;
  isLate = true;
  const prototype = EventDataCollector.prototype as Collector;
  const parse = prototype.parseEnvelope;
  prototype.parseEnvelope = function (envelope) {
    // It is asked for by name.
    if (envelope.undefinedParameterType) parse.call(this, envelope);
    else waiting.get(this)?.push(envelope) ?? waiting.set(this, [envelope]);
  };
  for (const name of ASKED) {
    const ask = prototype[name] as (...args: unknown[]) => unknown;
    Object.assign(prototype, {
      [name](this: EventDataCollector, ...args: unknown[]) {
        const messages = waiting.get(this) ?? [];
        waiting.delete(this);
        for (const message of messages) parse.call(this, message);
        return ask.apply(this, args);
      },
    });
  }
}

/** Private to Cucumber. */
type Collector = EventDataCollector & { parseEnvelope(this: EventDataCollector, envelope: Envelope): void };
