import { availableParallelism } from 'node:os';
import path from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { IRunConfiguration } from '@cucumber/cucumber/api';
import { WorkerThreadsAdapter } from '@cucumber/cucumber/lib/runtime/parallel/adapter';
import type { SupportCodeLibrary } from '@cucumber/cucumber/lib/support_code_library_builder/types';
import { HOME } from '../../support/home/home';
import { archiveInUse } from '../archive/load';
import { assembleBeforehand } from '../quick/assemble';

/** What a worker's thread (runs/worker/thread.js) is told when the run begins. */
export interface Beginning {
  env: NodeJS.ProcessEnv;
  support: IRunConfiguration['support'];
  /** Of step definitions and hooks, as the main thread has them. */
  ids: Record<string, string[]>;
  testRunStartedId: string;
  options: IRunConfiguration['runtime'];
  snippets: IRunConfiguration['formats']['options'];
}

/** What workers are to be like that are started before Cucumber asks for them. */
export interface CrewWanted extends Pick<IRunConfiguration['runtime'], 'parallel' | 'workerOptions'> {
  requireModules: readonly string[];
}

interface Hired {
  thread: Worker;
  port: MessagePort;
  /** How it ended before anything was asked of it. */
  fault?: Error;
  exitCode?: number;
}

/** Private to Cucumber. */
interface Member {
  id: string;
  workerThread: Worker;
  port: MessagePort;
  ready: boolean;
}

/** Private to Cucumber. */
interface Adapter {
  testRunStartedId: string;
  environment: { cwd: string; env: NodeJS.ProcessEnv };
  options: IRunConfiguration['runtime'];
  snippetOptions: IRunConfiguration['formats']['options'];
  supportCodeLibrary: SupportCodeLibrary;
  readiness: { resolve(): void; reject(reason: unknown): void } | undefined;
  workers: Set<Member>;
  setup(this: Adapter): Promise<void>;
  handleEventFromWorker(worker: Member, event: unknown): void;
  handleErrorFromWorker(error: Error, worker: Member): void;
  handleExitFromWorker(exitCode: number, worker: Member): void;
}

/** Of whom nobody has asked anything yet. */
let waiting: Hired[] = [];
/** What scenarios say. */
let sentences: Iterable<string> = [];
let isSetUp = false;

/**
 * Has Cucumber's workers run in our threads, and take those that `hireEarly` has started. Doing it again changes nothing.
 */
export function setUpCrew(): void {
  if (isSetUp) return;
  isSetUp = true;
  const prototype = WorkerThreadsAdapter.prototype as unknown as Adapter;
  prototype.setup = async function () {
    const { options, environment } = this;
    const total = options.parallel;
    const crew = waiting.splice(0);
    while (crew.length < total) crew.push(hire(environment.cwd, options, []));
    await new Promise<void>((resolve, reject) => {
      this.readiness = { resolve, reject };
      for (const [index, hired] of crew.entries()) put(this, hired, { id: `${index}`, total });
      // While they load the project's files and start its services.
      assembleBeforehand(sentences, this.supportCodeLibrary);
    });
    this.readiness = undefined;
  };
}

/**
 * Starts the threads of workers while the main thread still has other things to do. They load what a project loads before
 * its own step definitions: all that comes from Brine, which takes most of the time and asks nothing of the run. Once the
 * run is prepared they are told the environment it has then, and load the rest.
 */
export function hireEarly(
  { parallel, requireModules, ...options }: CrewWanted,
  cwd: string,
  requirePaths: readonly string[],
): void {
  const first = requirePaths.findIndex((file) => !file.startsWith(HOME + path.sep));
  const ours = first === -1 ? requirePaths : requirePaths.slice(0, first);
  const files = [...requireModules, ...ours];
  // More of them than cores would keep the main thread from its own work, which comes first.
  const length = Math.min(parallel, availableParallelism());
  waiting = Array.from({ length }, () => hire(cwd, options, files));
  // A run that ends before it begins does not wait for them.
  for (const { thread } of waiting) thread.unref();
}

/** Tells what the scenarios will say that are to run. */
export function expectSentences(texts: Iterable<string>): void {
  sentences = texts;
}

/** Ends those that nobody has asked anything of. */
export async function dismissWaiting(): Promise<void> {
  for (const { thread, port } of waiting.splice(0)) {
    port.close();
    await thread.terminate();
  }
}

function hire(
  cwd: string,
  { workerOptions }: Pick<IRunConfiguration['runtime'], 'workerOptions'>,
  files: readonly string[],
): Hired {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(path.join(__dirname, 'thread.js'), {
    ...(workerOptions?.resourceLimits && { resourceLimits: workerOptions.resourceLimits }),
    workerData: { cwd, files, port: port2, archive: archiveInUse() },
    transferList: [port2],
  });
  const hired: Hired = { thread, port: port1 };
  thread.once('error', (error) => Object.assign(hired, { fault: error }));
  thread.once('exit', (exitCode) => Object.assign(hired, { exitCode }));
  return hired;
}

function put(adapter: Adapter, hired: Hired, { id, total }: { id: string; total: number }): void {
  const { thread, port } = hired;
  const member: Member = { id, workerThread: thread, port, ready: false };
  adapter.workers.add(member);
  if (hired.fault) adapter.handleErrorFromWorker(hired.fault, member);
  else if (hired.exitCode !== undefined) adapter.handleExitFromWorker(hired.exitCode, member);
  thread.ref();
  port.on('message', (event) => adapter.handleEventFromWorker(member, event));
  thread.on('error', (error) => adapter.handleErrorFromWorker(error, member));
  thread.on('exit', (exitCode) => adapter.handleExitFromWorker(exitCode, member));
  const { environment, testRunStartedId, options, snippetOptions, supportCodeLibrary: library } = adapter;
  const beginning: Beginning = {
    env: {
      ...environment.env,
      CUCUMBER_PARALLEL: 'true',
      CUCUMBER_TOTAL_WORKERS: `${total}`,
      CUCUMBER_WORKER_ID: id,
    },
    support: library.originalCoordinates,
    ids: {
      stepDefinitionIds: idsOf(library.stepDefinitions),
      beforeTestCaseHookDefinitionIds: idsOf(library.beforeTestCaseHookDefinitions),
      afterTestCaseHookDefinitionIds: idsOf(library.afterTestCaseHookDefinitions),
      beforeTestRunHookDefinitionIds: idsOf(library.beforeTestRunHookDefinitions),
      afterTestRunHookDefinitionIds: idsOf(library.afterTestRunHookDefinitions),
    },
    testRunStartedId,
    options,
    snippets: snippetOptions,
  };
  port.postMessage(beginning);
}

function idsOf(definitions: readonly { id: string }[]): string[] {
  return definitions.map(({ id }) => id);
}
