import { redactText } from '../evidence/redact';
import { cut } from '../matching/preview';
import { formatDuration } from '../wait/duration';
import type { StreamMessage } from './message';
import type { Stream } from './stream';

/** Messages and characters of one message that the evidence keeps. */
const MOST_MESSAGES = 500;
const LONGEST = 4_000;

/** What went over a stream, a line for each message with the time since it was opened; redacted. */
export function renderStream({ kind, url, actor, messages, end, line }: Stream): string {
  const who = actor === undefined ? '' : ` as ${actor}`;
  const left = messages.length - MOST_MESSAGES;
  return [
    `${kind === 'events' ? 'events' : 'websocket'} ${redactText(url)}${who}`,
    ...(line ? [] : ['could not be opened']),
    ...(left > 0 ? [`… ${left} earlier messages`] : []),
    ...messages.slice(-MOST_MESSAGES).map(lineOf),
    ...(end ? [`${moment(end.at)} ${end.reason}`] : []),
  ].join('\n');
}

function lineOf({ direction, at, event, text }: StreamMessage): string {
  const named = event === undefined ? '' : `${event} `;
  return `${moment(at)} ${direction === 'sent' ? '→' : '←'} ${named}${cut(redactText(text), LONGEST)}`;
}

function moment(at: number): string {
  return `+${formatDuration(Math.round(at))}`.padEnd(8);
}
