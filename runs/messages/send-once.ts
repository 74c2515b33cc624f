import { Executor } from '@cucumber/cucumber/lib/runtime/executor';
import { WorkerThreadsAdapter } from '@cucumber/cucumber/lib/runtime/parallel/adapter';
import type { GherkinDocument } from '@cucumber/messages';

interface Case {
  gherkinDocument: GherkinDocument;
}

/** What Cucumber tells a worker to do. */
type Command = { type: 'TEST_CASE'; assembledTestCase: Case } | { type: string };

/** Private to Cucumber. */
interface Adapter {
  issueCommandToWorker(this: Adapter, worker: Worker, command: Command): void;
  running: Map<Worker, Command>;
}

interface Worker {
  port: { postMessage(command: Command): void };
}

let [isSending, isReceiving] = [false, false];

/**
 * Lets a worker get each feature file once. Cucumber sends the whole of it with each of its scenarios, which costs both
 * sides more the more of them it has: with a hundred in a file a fifth of what an API scenario cost with two workers. The
 * worker must `receiveOnce`. Doing it again changes nothing.
 */
export function sendOnce(): void {
  if (isSending) return;
  isSending = true;
  const sent = new WeakMap<Worker, Set<string>>();
  const prototype = WorkerThreadsAdapter.prototype as unknown as Adapter;
  prototype.issueCommandToWorker = function (worker, command) {
    // As it was: Cucumber asks which of its own scenarios has ended.
    this.running.set(worker, command);
    const known = sent.get(worker) ?? new Set();
    sent.set(worker, known);
    worker.port.postMessage(briefly(command, known));
  };
}

function briefly(command: Command, known: Set<string>): Command {
  if (!('assembledTestCase' in command)) return command;
  const { assembledTestCase } = command;
  const { uri } = assembledTestCase.gherkinDocument;
  if (uri === undefined || !known.has(uri)) {
    if (uri !== undefined) known.add(uri);
    return command;
  }
  const gherkinDocument = { uri, comments: [] };
  return { ...command, assembledTestCase: { ...assembledTestCase, gherkinDocument } };
}

/** What a worker does about it: keeps what it got, and takes it for what comes without. Doing it again changes nothing. */
export function receiveOnce(): void {
  if (isReceiving) return;
  isReceiving = true;
  const received = new Map<string | undefined, GherkinDocument>();
  const { prototype } = Executor;
  const { runTestCase } = prototype;
  prototype.runTestCase = async function (assembled, failing) {
    const { gherkinDocument } = assembled;
    if (gherkinDocument.feature) received.set(gherkinDocument.uri, gherkinDocument);
    const whole = received.get(gherkinDocument.uri) ?? gherkinDocument;
    return await runTestCase.call(this, { ...assembled, gherkinDocument: whole }, failing);
  };
}
