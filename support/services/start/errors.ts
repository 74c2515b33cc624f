import { BrineError, SetupError } from '../../errors/brine-error';
import { formatDuration } from '../../wait/duration';
import { fromProject } from '../from-project';
import { type Panic, renderPanic } from '../log/panic';
import { describeExit, type Exit } from '../process/exit';

export class ProgramMissingError extends SetupError {
  override readonly name = 'ProgramMissingError';

  constructor(service: string, program: string, cause: unknown) {
    super(
      {
        what: `The service "${service}" could not be started: the program was not found.`,
        where: program,
        next: `Correct services.${service}.command in brine.config.ts, or install the program.`,
        culprit: service,
      },
      { cause },
    );
  }
}

/** What a service that does not become ready left behind. */
export interface StartFailure {
  service: string;
  /** Variables that a scenario gave it. */
  own?: Readonly<Record<string, string>> | undefined;
  /** Where readiness was asked for; undefined when the service never told or opened a port. */
  tried?: string | undefined;
  /** Why the last attempt failed. */
  reason?: string | undefined;
  exit?: Exit | undefined;
  panic?: Panic | undefined;
  /** Milliseconds since the spawn. */
  waited: number;
  lastLines: string;
  logFile: string;
}

export class ServiceNotReadyError extends SetupError {
  override readonly name = 'ServiceNotReadyError';

  constructor(failure: StartFailure, options?: { cause?: unknown }) {
    super(
      {
        what: failure.exit
          ? `The service "${failure.service}" died at start: ${describeExit(failure.exit)}.`
          : `The service "${failure.service}" was not ready after ${formatDuration(failure.waited)}.`,
        where: failure.tried ?? 'no address: it opened no port and logged no "listening on …" line',
        details: [
          failure.own && describeOwn(failure.own),
          failure.reason && `last attempt: ${failure.reason}`,
          failure.panic
            ? renderPanic(failure.panic)
            : failure.lastLines
              ? `last log lines:\n${failure.lastLines}`
              : 'it logged nothing',
        ]
          .filter(Boolean)
          .join('\n'),
        next: nextAfter(failure),
        culprit: failure.service,
      },
      options,
    );
  }
}

/** In the words of Rust, of Node, of other programs on Linux and macOS, and of Windows. */
const PORT_TAKEN = /AddrInUse|EADDRINUSE|address already in use|only one usage of each socket address/i;

function nextAfter({ service, own, exit, panic, lastLines, logFile }: StartFailure): string {
  const log = fromProject(logFile);
  if (PORT_TAKEN.test(`${panic?.message ?? ''}\n${lastLines}`))
    return `Its port is taken: by another program, or by the same service of another worker. Let it listen on a free one, with {{listen}} or {{port}} in services.${service}.env (docs/settings.md), or end what holds it and run with one worker.`;
  if (own) return `Correct the settings of the step, or read ${log}.`;
  if (exit) return `Start it by hand with the same environment, or read ${log}.`;
  return `Check services.${service}.ready and env in brine.config.ts, raise timeouts.ready, or read ${log}.`;
}

function describeOwn(own: Readonly<Record<string, string>>): string {
  const lines = Object.entries(own).map(([name, value]) => `  ${name}=${value}`);
  return ['it was started with:', ...lines].join('\n');
}

/** More than one service failed at the same time, each for a reason of its own. */
export class ServicesNotStartedError extends SetupError {
  override readonly name = 'ServicesNotStartedError';

  constructor(readonly parts: readonly Error[]) {
    const culprits = parts.flatMap((part) => (part instanceof BrineError ? (part.culprit ?? []) : []));
    super(
      {
        what: `${parts.length} services could not be started.`,
        details: parts.map(({ message }) => message).join('\n\n'),
        culprit: culprits.join(' and ') || undefined,
      },
      { cause: parts[0] },
    );
  }
}
