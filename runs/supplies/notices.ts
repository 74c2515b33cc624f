import { BroadcastChannel } from 'node:worker_threads';
import type { Exit } from '../../support/services/process/exit';

/** What the run tells all workers of the services that it keeps. */
export interface Notice {
  died: string;
  exit: Exit;
}

type Port = Omit<BroadcastChannel, 'onmessage'> & { onmessage: (event: { data: unknown }) => void };

/** Tells all workers, threads or this very one. @param channel the run's own. */
export function openNotices(channel: string): { tell: (notice: Notice) => void } & Disposable {
  const port = open(channel);
  return { tell: (notice) => port.postMessage(notice), [Symbol.dispose]: () => port.close() };
}

/** Hears what the run tells, until it is disposed; it keeps no process alive. */
export function hearNotices(channel: string, hear: (notice: Notice) => void): AsyncDisposable {
  const port = open(channel);
  port.onmessage = ({ data }) => hear(data as Notice);
  return { [Symbol.asyncDispose]: async () => port.close() };
}

function open(channel: string): Port {
  const port = new BroadcastChannel(`${channel}-services`) as unknown as Port;
  port.unref();
  return port;
}
