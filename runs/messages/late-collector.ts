import * as formatters from '@cucumber/cucumber/lib/api/formatters';
import builder from '@cucumber/cucumber/lib/formatter/builder';
import EventDataCollector from '@cucumber/cucumber/lib/formatter/helpers/event_data_collector';
import type { Envelope } from '@cucumber/messages';

/** Messages that nobody has asked about yet, by the collector that they are for. */
const waiting = new WeakMap<EventDataCollector, Envelope[]>();
/** Given to a formatter that may ask it. */
const given = new WeakSet<EventDataCollector>();
/** Of runs without any such formatter. */
const idle = new WeakSet<EventDataCollector>();
const ASKED = ['getGherkinDocument', 'getPickle', 'getTestCaseAttempts', 'getTestCaseAttempt'] as const;

let isLate = false;

/**
 * Lets Cucumber put together what the formatters of its older kind ask for only when one of them asks: it does so for every
 * step of every run, and most runs have none. Where there is none, nothing is kept for them. Doing it again changes nothing.
 */
export function collectLate(): void {
  if (isLate) return;
  isLate = true;
  const prototype = EventDataCollector.prototype as Collector;
  const parse = prototype.parseEnvelope;
  prototype.parseEnvelope = function (envelope) {
    // It is asked for by name.
    if (envelope.undefinedParameterType) parse.call(this, envelope);
    else if (!idle.has(this)) waiting.get(this)?.push(envelope) ?? waiting.set(this, [envelope]);
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
  seeWhoMayAsk();
}

/** Cucumber makes one collector for each run, and gives it to the formatters of the older kind alone. */
function seeWhoMayAsk(): void {
  const { build } = builder;
  builder.build = async (formatter, options) => {
    given.add(options.eventDataCollector);
    return await build(formatter, options);
  };
  const { initializeFormatters } = formatters;
  Object.assign(formatters, {
    initializeFormatters: async (options: Parameters<typeof initializeFormatters>[0]) => {
      const cleanup = await initializeFormatters(options);
      if (!given.has(options.eventDataCollector)) idle.add(options.eventDataCollector);
      return cleanup;
    },
  });
}

/** Private to Cucumber. */
type Collector = EventDataCollector & { parseEnvelope(this: EventDataCollector, envelope: Envelope): void };
