import { EventEmitter } from 'node:events';
import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { initializeFormatters } from '@cucumber/cucumber/lib/api/formatters';
import { makeEnvironment } from '@cucumber/cucumber/lib/environment/index';
import { EventDataCollector } from '@cucumber/cucumber/lib/formatter/helpers/index';
import { PluginManager } from '@cucumber/cucumber/lib/plugin/index';
import library from '@cucumber/cucumber/lib/support_code_library_builder/index';
import type { Envelope } from '@cucumber/messages';
import { type Deferred, implementationOf } from './formats';

/** Milliseconds that one report may take; it must not hold up the others for ever. */
const LIMIT = 30_000;

type Wanted = Pick<Deferred, 'files' | 'options' | 'stdout'>;

/** Writes each report from its own stream; the faults of those that can't be written go to the pipe 3, a line of JSON each. */
export async function writeFormats(messages: readonly Envelope[], wanted: Wanted): Promise<void> {
  const { files, options, stdout } = wanted;
  const targets = [
    ...(stdout === undefined ? [] : [{ target: undefined, format: stdout }]),
    ...Object.entries(files).map(([target, format]) => ({ target, format })),
  ];
  for (const { target, format } of targets) {
    const fault = await writeOne(messages, { target, format, options });
    if (fault !== undefined) writeSync(3, `${JSON.stringify({ target, format, fault })}\n`);
  }
}

interface One {
  /** A file; standard output unless given. */
  target: string | undefined;
  format: string;
  options: Deferred['options'];
}

async function writeOne(messages: readonly Envelope[], one: One): Promise<string | undefined> {
  let fault: string | undefined;
  const note = (error: unknown) => {
    fault ??= error instanceof Error ? error.message : String(error);
  };
  try {
    await within(LIMIT, write(messages, one, note));
  } catch (error) {
    note(error);
  }
  return fault;
}

async function write(
  messages: readonly Envelope[],
  { target, format, options }: One,
  note: (error: unknown) => void,
) {
  const { logger: _, ...environment } = makeEnvironment({});
  const logger = { debug() {}, info() {}, warn() {}, error: note };
  const eventBroadcaster = new EventEmitter();
  const pluginManager = new PluginManager({ ...environment, logger });
  eventBroadcaster.on('envelope', (envelope) => pluginManager.emit('message', envelope));
  const implementation = implementationOf(format);
  const cleanup = await initializeFormatters({
    ...environment,
    stdout: target === undefined ? process.stdout : nowhere(),
    logger,
    onStreamError: () => {},
    eventBroadcaster,
    eventDataCollector: new EventDataCollector(eventBroadcaster),
    configuration: {
      stdout: target === undefined ? implementation : 'message',
      files: target === undefined ? {} : { [target]: implementation },
      publish: false,
      options,
    },
    supportCodeLibrary: librarySeenIn(messages),
    pluginManager,
  });
  for (const envelope of messages) eventBroadcaster.emit('envelope', envelope);
  await pluginManager.cleanup();
  await cleanup();
}

/** What formatters ask of the step definitions: where each is. The code behind them is in a process that is gone. */
function librarySeenIn(messages: readonly Envelope[]) {
  library.reset(process.cwd(), () => '');
  const stepDefinitions = messages.flatMap(({ stepDefinition }) =>
    stepDefinition
      ? [
          {
            id: stepDefinition.id,
            uri: stepDefinition.sourceReference.uri,
            line: stepDefinition.sourceReference.location?.line,
          },
        ]
      : [],
  );
  return { ...library.finalize(), stepDefinitions } as unknown as ReturnType<typeof library.finalize>;
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function within(limit: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${limit / 1_000} s`)), limit);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
