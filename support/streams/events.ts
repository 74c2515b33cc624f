import http from 'node:http';
import https from 'node:https';
import { StreamFailedError } from './errors';
import { explain } from './explain';
import { refusalOf } from './refusal';
import type { Stream } from './stream';

/** Characters of one event; a stream that never ends one would otherwise fill the memory. */
const LONGEST_EVENT = 10 * 1024 * 1024;

/**
 * Opens a stream of server-sent events and lets it fill from then on. It is opened once: when it ends, it does not
 * connect again as a browser would, so that nothing is hidden.
 *
 * @throws StreamFailedError, StreamRefusedError
 */
export async function listenToEvents(stream: Stream): Promise<void> {
  const answer = await ask(stream);
  const type = answer.headers['content-type'] ?? 'no content type';
  if (answer.statusCode !== 200 || !/^text\/event-stream\b/i.test(type)) {
    throw await refusalOf(stream, answer, (status) =>
      answer.statusCode === 200
        ? {
            reason: `the answer was not text/event-stream, but ${type}`,
            next: 'Check the path: this one gives no server-sent events.',
          }
        : { reason: `the answer was ${status}`, next: 'Server-sent events come with 200 OK.' },
    );
  }
  const { createParser } = await import('eventsource-parser');
  const parser = createParser({
    maxBufferSize: LONGEST_EVENT,
    onEvent: ({ event, data }) => stream.receive(data, event ?? 'message'),
    onError: ({ type: fault }) => {
      if (fault === 'max-buffer-size-exceeded') answer.destroy(new Error('one event is larger than 10 MiB'));
    },
  });
  answer.setEncoding('utf8');
  answer.on('data', (text: string) => {
    if (!answer.destroyed) parser.feed(text);
  });
  answer.once('end', () => stream.ended('the other side ended it', false));
  answer.once('error', (error) => stream.ended(explain(stream, error).reason, true));
  answer.once('close', () => stream.ended('it was closed', false));
  stream.opened({ close: async () => void answer.destroy() });
}

async function ask(stream: Stream): Promise<http.IncomingMessage> {
  const { url, headers, timeout, agent = false } = stream.request;
  const { 'accept-encoding': _, ...asked } = headers;
  const signal = AbortSignal.timeout(timeout);
  const request = (url.startsWith('https:') ? https : http).get(url, {
    headers: { ...asked, accept: 'text/event-stream', 'cache-control': 'no-store' },
    agent,
  });
  const expire = () => request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
  signal.addEventListener('abort', expire);
  try {
    return await new Promise<http.IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.on('error', reject);
    });
  } catch (error) {
    throw new StreamFailedError(stream, explain(stream, error), error);
  } finally {
    signal.removeEventListener('abort', expire);
  }
}
