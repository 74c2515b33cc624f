import type { IncomingMessage } from 'node:http';
import { StreamRefusedError } from './errors';
import type { Stream } from './stream';

/** Milliseconds and characters of an answer that is read for what it says: one that is no stream may have no end. */
const PATIENCE = 1_000;
const ENOUGH = 10_000;

/**
 * The error of an answer that is not what was asked for.
 *
 * @param unlike what to say when the status is a successful one all the same.
 */
export async function refusalOf(
  stream: Stream,
  answer: IncomingMessage,
  unlike: (status: string) => { reason: string; next: string },
): Promise<StreamRefusedError> {
  const { statusCode = 0, statusMessage = '' } = answer;
  const status = `${statusCode} ${statusMessage}`.trim();
  const isStatus = statusCode < 200 || statusCode > 299;
  const told = isStatus
    ? { reason: `the answer was ${status}`, next: nextAfter(statusCode) }
    : unlike(status);
  return new StreamRefusedError(stream, { ...told, body: await readBriefly(answer) });
}

function nextAfter(status: number): string {
  if (status === 401) return 'Say who acts before it is opened: Given I am signed in as "…".';
  if (status === 403) return 'The actor of this scenario may not open it: act as another one.';
  if (status === 404) return 'Check the path, and the values that were put into it.';
  if (status >= 300 && status < 400)
    return 'Redirects are not followed here: write the address that it leads to.';
  return 'The answer says why; see also the log of the service.';
}

async function readBriefly(answer: IncomingMessage): Promise<string> {
  answer.setEncoding('utf8');
  const timer = setTimeout(() => answer.destroy(), PATIENCE);
  let text = '';
  try {
    for await (const part of answer) {
      text += part as string;
      if (text.length > ENOUGH) break;
    }
  } catch {
    // What came before the connection broke is all there is to show.
  } finally {
    clearTimeout(timer);
    answer.destroy();
  }
  return text;
}
