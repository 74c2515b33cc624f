import { BrineError } from '../errors/brine-error';
import { redactText } from '../evidence/redact';
import { cut } from '../matching/preview';
import type { Stream } from './stream';

const NAMES = { events: 'event stream', websocket: 'websocket' } as const;

/** `the event stream` or `the websocket`; `first` for the beginning of a sentence. */
export function nameOf({ kind }: Pick<Stream, 'kind'>, first = false): string {
  return `${first ? 'The' : 'the'} ${NAMES[kind]}`;
}

/** Nothing that speaks HTTP answered, or it did not answer in time. */
export class StreamFailedError extends BrineError {
  override readonly name = 'StreamFailedError';
  override readonly fault = 'environment not ready';

  constructor(stream: Stream, { reason, next }: { reason: string; next: string }, cause: unknown) {
    super(
      {
        what: `${nameOf(stream, true)} could not be opened: ${reason}.`,
        where: redactText(stream.url),
        next,
      },
      { cause },
    );
  }
}

/** Something answered, and not with a stream. */
export class StreamRefusedError extends BrineError {
  override readonly name = 'StreamRefusedError';
  override readonly fault = 'wrong';
  /** What the answer said, as it came. */
  readonly body: string;

  constructor(stream: Stream, answer: { reason: string; body?: string; next: string }) {
    const { reason, body = '', next } = answer;
    super({
      what: `${nameOf(stream, true)} could not be opened: ${reason}.`,
      where: redactText(stream.url),
      details: cut(redactText(body).trim(), 600) || undefined,
      next,
    });
    this.body = body;
  }
}

/** A step is about messages, and the actor has no stream that they could be on. */
export class NoStreamError extends BrineError {
  override readonly name = 'NoStreamError';

  /** @param others streams that other actors of the scenario opened. */
  constructor(actor: string | undefined, wanted: 'stream' | 'websocket', others: readonly Stream[]) {
    const who = actor === undefined ? '' : ` by "${actor}"`;
    const lines = others.map(
      (one) =>
        `${NAMES[one.kind]} ${redactText(one.url)}, opened ${one.actor ? `by "${one.actor}"` : 'without signing in'}`,
    );
    super({
      what: `No ${wanted} has been opened${who} in this scenario.`,
      details: lines.length > 0 ? ['There is:', ...lines].join('\n') : undefined,
      next:
        wanted === 'stream'
          ? 'Open one in an earlier step, such as: When I listen to the events of "/…", or: When I connect to the websocket "/…".'
          : 'Messages are sent over a websocket: open one in an earlier step, such as: When I connect to the websocket "/…".',
      final: true,
    });
  }
}

/** A stream is over and a step still needs it. */
export class StreamEndedError extends BrineError {
  override readonly name = 'StreamEndedError';
  override readonly fault = 'wrong';

  /** @param what the whole sentence. */
  constructor(what: string, stream: Stream) {
    super({
      what,
      where: redactText(stream.url),
      next: `See the log of ${stream.request.service} for the reason, and the evidence for what had been received.`,
      final: true,
    });
  }
}

/** What was received is not what a check expected; the message lists it. */
export class MessageError extends BrineError {
  override readonly name = 'MessageError';
  override readonly fault = 'wrong';
}
