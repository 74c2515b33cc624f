import { match } from '../matching/match';
import type { Mismatch } from '../matching/mismatch';
import type { StreamMessage } from './message';

/** What can be looked through: a message of a stream, or something else that was received. */
export type Said = Pick<StreamMessage, 'event' | 'text' | 'body'>;

/** What a check looks for in messages. */
export interface Wanted {
  /** JSON with markers, or a text. */
  expected: unknown;
  /** What was written in the step: a message that is no JSON needs only to contain it. */
  written: string;
  /** Type of the server-sent event. */
  event?: string;
  /** `exact`: the whole of it is as written; default: it contains what is written. */
  mode?: 'exact' | 'contain';
}

/** A message with the way it differs; no mismatches when it is what was wanted. */
export interface Weighed<Message extends Said = StreamMessage> {
  message: Message;
  /** Its place among the messages received, from 1. */
  number: number;
  mismatches: Mismatch[];
}

/** The messages, those with the fewest differences first, later ones before earlier ones. */
export function weigh<Message extends Said>(
  messages: readonly Message[],
  wanted: Wanted,
): Weighed<Message>[] {
  const weighed = messages.map((message, index) => ({
    message,
    number: index + 1,
    mismatches: differences(message, wanted),
  }));
  return weighed.sort((a, b) => distance(a) - distance(b) || b.number - a.number);
}

function differences({ event, text, body }: Said, wanted: Wanted): Mismatch[] {
  const { mode = 'contain' } = wanted;
  const written = wanted.written.trim();
  const isSaid = mode === 'exact' ? text.trim() === written : text.includes(written);
  const asText = typeof body === 'string' && isSaid;
  const mismatches = asText ? [] : match(body, wanted.expected, { mode });
  if (wanted.event === undefined || wanted.event === event) return mismatches;
  const words = JSON.stringify(wanted.event);
  return [
    { path: 'type of the event', kind: 'different', expected: wanted.event, actual: event ?? null, words },
    ...mismatches,
  ];
}

/** A message that differs as a whole is further away than one that differs in some of its fields. */
function distance({ mismatches }: Pick<Weighed, 'mismatches'>): number {
  return mismatches.reduce((sum, { path }) => sum + (path === '' ? 1_000 : 1), 0);
}
