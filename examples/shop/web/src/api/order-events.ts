import { EventSourceParserStream } from 'eventsource-parser/stream';
import { ApiProblem } from './api-problem';
import { orderPath } from './orders';
import { send } from './request';
import type { OrderStatus } from './types';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5_000;

/**
 * The status now, then every change, until the order is final or `signal` aborts. Connects again when the
 * connection is lost. Read with fetch because EventSource cannot send the bearer token.
 * @throws ApiProblem when the service refuses (4xx), where connecting again would not help
 */
export async function* orderStatuses(id: string, signal: AbortSignal): AsyncGenerator<OrderStatus> {
  let delay = FIRST_DELAY_MS;
  while (!signal.aborted) {
    try {
      for await (const status of oneConnection(id, signal)) {
        delay = FIRST_DELAY_MS;
        yield status;
        if (status !== 'open') return;
      }
    } catch (error) {
      if (isRefusal(error)) throw error;
    }
    await pause(delay, signal);
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  }
}

async function* oneConnection(id: string, signal: AbortSignal): AsyncGenerator<OrderStatus> {
  const headers = { accept: 'text/event-stream' };
  const { body } = await send('orders', `${orderPath(id)}/events`, { headers, signal });
  const reader = body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return;
    if (next.value.event === 'status') yield JSON.parse(next.value.data).status;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
