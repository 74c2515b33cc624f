import type { Exchange } from '../../../support/evidence/exchange';
import type { Stream } from '../../../support/streams/stream';
import { Streams } from '../../../support/streams/streams';
import { Patience } from '../../../support/wait/patience';
import { stoppedClock } from '../../tools/clock';

/** The streams of a scenario at a service, and who acts in it. Their clock stands still, so that texts are exact. */
export function openStreams(base: string, headers: Record<string, string> = {}, timeout = 5_000) {
  const recorded: Exchange[] = [];
  const scenario: { actor: string | undefined } = { actor: undefined };
  const streams = new Streams({
    prepare: async (address) => ({
      service: 'orders',
      url: /^https?:/.test(address) ? address : base + address,
      headers,
      timeout,
    }),
    actor: () => scenario.actor,
    record: (exchange) => recorded.push(exchange),
    clock: stoppedClock(),
  });
  return { streams, scenario, recorded, [Symbol.asyncDispose]: async () => await streams.close() };
}

/** Waits for what a real connection brings. */
const patience = new Patience(5_000);

/** Resolves when so many messages are there. */
export async function arrived(stream: Stream, amount: number): Promise<void> {
  await patience.eventually(() => {
    if (stream.received.length < amount) throw new Error(`${stream.received.length} messages of ${amount}`);
  });
}

/** Resolves when the stream is over. */
export async function over(stream: Stream): Promise<void> {
  await patience.eventually(() => {
    if (!stream.end) throw new Error('it is still open');
  });
}
