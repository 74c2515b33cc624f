import http from 'node:http';
import https from 'node:https';
import type { Exchange } from '../evidence/exchange';
import { StreamFailedError, type StreamRefusedError } from './errors';
import { explain } from './explain';
import { Recording } from './recording';
import { refusalOf } from './refusal';
import type { Stream, StreamRequest } from './stream';
import { unpacked } from './unpacked';

/** Characters of one event; a stream that never ends one would otherwise fill the memory. */
const LONGEST_EVENT = 10 * 1024 * 1024;

/**
 * Opens a stream of server-sent events and lets it fill from then on. It is opened once: when it ends, it does not
 * connect again as a browser would, so that nothing is hidden.
 *
 * @param record gets the exchange before it is asked for.
 * @throws StreamFailedError, StreamRefusedError
 */
export async function listenToEvents(stream: Stream, record: (exchange: Exchange) => void): Promise<void> {
  const headers = headersOf(stream.request);
  const recording = new Recording(stream.request, headers, stream.clock);
  record(recording.exchange);
  const answer = await ask(stream, headers, recording);
  const type = answer.headers['content-type'] ?? 'no content type';
  if (answer.statusCode !== 200 || !/^text\/event-stream\b/i.test(type)) {
    throw await refused(stream, answer, recording);
  }
  const { createParser } = await import('eventsource-parser');
  const said = unpacked(answer);
  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: ({ event, data }) => stream.receive(data, event ?? 'message'),
    onError: ({ type: fault }) => {
      if (fault === 'max-buffer-size-exceeded') said.destroy(new Error('one event is larger than 10 MiB'));
    },
  });
  said.setEncoding('utf8');
  said.on('data', (text: string) => {
    recording.read(text);
    if (!said.destroyed) parser.feed(text);
  });
  said.once('end', () => stream.ended('the other side ended it', false));
  said.once('error', (error) => {
    const { reason } = explain(stream, error);
    recording.failed(reason);
    stream.ended(reason, true);
  });
  said.once('close', () => {
    recording.ended();
    stream.ended('it was closed', false);
  });
  stream.opened({ close: async () => void said.destroy() });
}

function headersOf({ headers }: StreamRequest): Record<string, string> {
  const { 'accept-encoding': _, ...asked } = headers;
  return { ...asked, accept: 'text/event-stream', 'cache-control': 'no-store' };
}

async function refused(
  stream: Stream,
  answer: http.IncomingMessage,
  recording: Recording,
): Promise<StreamRefusedError> {
  const { statusCode, headers } = answer;
  const type = headers['content-type'] ?? 'no content type';
  const error = await refusalOf(stream, answer, (status) =>
    statusCode === 200
      ? {
          reason: `the answer was not text/event-stream, but ${type}`,
          next: 'Check the path: this one gives no server-sent events.',
        }
      : { reason: `the answer was ${status}`, next: 'Server-sent events come with 200 OK.' },
  );
  recording.read(error.body);
  if (!answer.complete) recording.failed('it was not read to its end');
  return error;
}

async function ask(
  stream: Stream,
  headers: Record<string, string>,
  recording: Recording,
): Promise<http.IncomingMessage> {
  const { url, timeout, agent = false } = stream.request;
  const signal = AbortSignal.timeout(timeout);
  const request = (url.startsWith('https:') ? https : http).get(url, { headers, agent });
  const expire = () => request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
  signal.addEventListener('abort', expire);
  try {
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.on('error', reject);
    });
    recording.answered(answer);
    return answer;
  } catch (error) {
    const failure = explain(stream, error);
    recording.failed(failure.reason);
    throw new StreamFailedError(stream, failure, error);
  } finally {
    signal.removeEventListener('abort', expire);
  }
}
