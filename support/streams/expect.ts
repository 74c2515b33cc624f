import { redactText } from '../evidence/redact';
import { BadMarkerError } from '../matching/bad-marker-error';
import { readExpectation } from '../matching/document';
import { demand } from '../matching/field';
import { match } from '../matching/match';
import { preview } from '../matching/preview';
import { type Wanted, weigh } from './closeness';
import { MessageError, nameOf, StreamEndedError } from './errors';
import type { StreamMessage } from './message';
import { lineOf, overview, tally } from './overview';
import type { Stream } from './stream';

/**
 * What a step wants of a message: JSON or YAML with markers, or plain text.
 *
 * @param options `document`: the same text as an expectation (see `Values.expected`), default: as it is written;
 * `noun`: what is received, default: a message.
 * @throws DocumentError, BadMarkerError
 */
export function readWanted(
  written: string,
  options: Pick<Wanted, 'event' | 'mode'> & { document?: string; noun?: string } = {},
): Wanted {
  const { document = written, noun = 'message', ...rest } = options;
  const expected = readExpectation(document, `the expected ${noun}`);
  const faults = match(null, expected, { mode: 'contain' }).filter(({ kind }) => kind === 'bad marker');
  if (faults.length > 0) throw new BadMarkerError(`the ${noun}`, faults);
  return { expected, written, ...rest };
}

/**
 * One look at whether a message like this has been received.
 *
 * @returns the latest of them.
 * @throws MessageError, which waiting cannot change once the stream is over.
 */
export function expectMessage(stream: Stream, wanted: Wanted): StreamMessage {
  const { received } = stream;
  const weighed = weigh(received, wanted);
  const [best] = weighed;
  if (best?.mismatches.length === 0) return best.message;
  throw new MessageError({
    what: `No message like the expected one was received from ${nameOf(stream)}.`,
    where: redactText(stream.url),
    details: `expected: ${describe(wanted)}\n${overview(stream, weighed, 'the closest first')}`,
    seen: tally(received.length),
    final: stream.end !== undefined,
  });
}

/** @throws MessageError; StreamEndedError when the stream was cut off, so that nobody knows what it would have said. */
export function expectNoMessage(stream: Stream, wanted: Wanted): void {
  const found = weigh(stream.received, wanted).find(({ mismatches }) => mismatches.length === 0);
  if (found) {
    throw new MessageError({
      what: `A message was received from ${nameOf(stream)} that should not have been.`,
      where: redactText(stream.url),
      details: `not expected: ${describe(wanted)}\nreceived as ${lineOf(found)}`,
      seen: `message ${found.number}`,
      final: true,
    });
  }
  if (!stream.end?.broken) return;
  const { reason } = stream.end;
  throw new StreamEndedError(`Nobody knows what ${nameOf(stream)} would have said: ${reason}.`, stream);
}

/** @throws MessageError, which waiting cannot change when there are too many or no more can come. */
export function expectCount(stream: Stream, amount: number): void {
  const { received } = stream;
  if (received.length === amount) return;
  const inOrder = received.map((message, index) => ({ message, number: index + 1, mismatches: [] }));
  throw new MessageError({
    what: `${nameOf(stream, true)} brought ${tally(received.length)}, expected ${amount}.`,
    where: redactText(stream.url),
    details: overview(stream, inOrder, 'in their order'),
    seen: tally(received.length),
    final: received.length > amount || stream.end !== undefined,
  });
}

/** A field (see `lookup`) of the message received last. @throws MessageError, MissingFieldError */
export function latestField(stream: Stream, path: string): unknown {
  const message = stream.received.at(-1);
  if (message) return demand({ owner: 'the received message', body: message.body, path }).value;
  throw new MessageError({
    what: `${nameOf(stream, true)} has brought no message whose field could be saved.`,
    where: redactText(stream.url),
    details: overview(stream, [], ''),
    seen: tally(0),
    final: stream.end !== undefined,
  });
}

function describe({ expected, event }: Wanted): string {
  return event === undefined ? preview(expected) : `${event} ${preview(expected)}`;
}
