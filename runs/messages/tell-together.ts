import { WorkerThreadsAdapter } from '@cucumber/cucumber/lib/runtime/parallel/adapter';
import type { Envelope } from '@cucumber/messages';
import { present } from './present';
import { readTold } from './told';

/** Milliseconds that a message of a running scenario waits for others at most. */
const WAIT = 10;
/** Taken before a step can put a false clock in its place. */
const { setTimeout } = globalThis;

/** What Cucumber's workers tell. */
type Event =
  | { type: 'ENVELOPE'; envelope: Envelope }
  /** With what a worker was told to do. */
  | { type: 'FINISHED'; success: boolean }
  | { type: 'READY' };

/** What ours do: messages as JSON, one a line, and whether they are the last of what the worker was told to do. */
interface Together {
  type: 'TOGETHER';
  lines: string;
  finished?: Event;
}

/** A worker's end of the line to the main thread, as Cucumber uses it. */
export interface Port {
  postMessage(event: Event | Together): void;
}

/**
 * Lets this worker tell its messages together, where Cucumber sends each of them alone and wakes up the main thread for it:
 * with which scenario runs before its first step, and with its end all that happened meanwhile, or what happened in ten
 * milliseconds if it takes longer. As JSON, which is what the record wants. The main thread must `hearTogether`.
 */
export function tellTogether(port: Port): void {
  const post = port.postMessage.bind(port);
  let lines: string[] = [];
  /** Of a scenario that nobody knows of yet. */
  let isNew = false;
  let soon = false;
  const flush = (finished?: Event): void => {
    if (lines.length > 0) post({ type: 'TOGETHER', lines: lines.join('\n'), ...(finished && { finished }) });
    else if (finished) post(finished);
    lines = [];
    isNew = false;
  };
  const later = (): void => {
    if (soon) return;
    soon = true;
    setTimeout(() => {
      soon = false;
      flush();
    }, WAIT).unref();
  };
  port.postMessage = (event) => {
    if (event.type !== 'ENVELOPE') {
      flush(event as Event);
      return;
    }
    const { envelope } = event;
    present(envelope);
    lines.push(JSON.stringify(envelope));
    if (envelope.testCaseStarted) isNew = true;
    if (envelope.testStepStarted && isNew) flush();
    else later();
  };
}

/** Private to Cucumber. */
interface Adapter {
  eventBroadcaster: { emit(name: 'envelope', envelope: Envelope): void };
  handleEventFromWorker(this: Adapter, worker: unknown, event: Event | Together): void;
}

let isHearing = false;

/** What the main thread does about it. Doing it again changes nothing. */
export function hearTogether(): void {
  if (isHearing) return;
  isHearing = true;
  const prototype = WorkerThreadsAdapter.prototype as unknown as Adapter;
  const { handleEventFromWorker } = prototype;
  prototype.handleEventFromWorker = function (worker, event) {
    if (event.type !== 'TOGETHER') {
      handleEventFromWorker.call(this, worker, event);
      return;
    }
    // First: the worker runs its next scenario while what it told is looked at.
    if (event.finished) handleEventFromWorker.call(this, worker, event.finished);
    for (const envelope of readTold(event.lines)) this.eventBroadcaster.emit('envelope', envelope);
  };
}
