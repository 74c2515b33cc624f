import { redactText } from '../evidence/redact';
import { count } from '../matching/json';
import { preview } from '../matching/preview';
import { render } from '../matching/render';
import { formatDuration } from '../wait/duration';
import type { Said, Weighed } from './closeness';
import type { Stream } from './stream';

/** Messages that a failure lists. */
const SHOWN = 10;

/**
 * What was received, with the differences of the first message, and whether more can come.
 *
 * @param noun what they are, in the singular.
 */
export function overview(
  { end }: Pick<Stream, 'end'>,
  weighed: readonly Weighed<Said>[],
  order: string,
  noun = 'message',
): string {
  const [first] = weighed;
  const left = weighed.length - SHOWN;
  const listed = weighed.slice(0, SHOWN).map(lineOf);
  if (first && first.mismatches.length > 0)
    listed.splice(1, 0, indented(redactText(render(first.mismatches))));
  const head = weighed.length > 1 ? `received ${count(weighed.length, noun)}, ${order}:` : 'received:';
  return [
    ...(weighed.length === 0 ? ['received: nothing'] : [head, ...listed]),
    ...(left > 0 ? [`and ${left} more`] : []),
    ...(end ? [`No more can come: ${end.reason} after ${told(end.at)}.`] : []),
  ].join('\n');
}

/** `2: status {"orderId":"…"}`: its number, the type of the event, what it said. */
export function lineOf({ number, message }: Pick<Weighed<Said>, 'number' | 'message'>): string {
  return `${number}: ${contentOf(message)}`;
}

/** `no message`, `1 message`, `2 messages`. */
export function tally(amount: number, noun = 'message'): string {
  return amount === 0 ? `no ${noun}` : count(amount, noun);
}

function contentOf({ event, text, body }: Said): string {
  const shown = redactText(typeof body === 'string' ? preview(text) : preview(body));
  return event === undefined ? shown : `${event} ${shown}`;
}

function told(ms: number): string {
  return formatDuration(Math.round(ms));
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ');
}
