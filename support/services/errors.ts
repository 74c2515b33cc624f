import { BrineError, SetupError } from '../errors/brine-error';
import { suggest } from '../matching/suggest';
import { formatDuration } from '../wait/duration';
import type { Exit } from './exit';
import { describeExit } from './exit';
import { fromProject } from './from-project';
import { type Panic, renderPanic } from './panic';

export class CargoMissingError extends SetupError {
  override readonly name = 'CargoMissingError';

  constructor(cause: unknown) {
    super(
      {
        what: 'cargo was not found, so the Rust services cannot be built.',
        next: 'Install the Rust toolchain from https://rustup.rs and open a new terminal.',
      },
      { cause },
    );
  }
}

export class CargoBuildError extends SetupError {
  override readonly name = 'CargoBuildError';

  /** @param output what rustc and cargo said, as they render it. */
  constructor(manifest: string, exit: Exit, output: string) {
    super({
      // cargo always ends with 101, which in a service would mean a panic.
      what: `cargo build failed (${exit.code === null ? describeExit(exit) : `exit code ${exit.code}`}).`,
      where: fromProject(manifest),
      details: output.trim(),
      next: 'Correct the code above and run again.',
    });
  }
}

export class ManifestMissingError extends SetupError {
  override readonly name = 'ManifestMissingError';

  constructor(service: string, manifest: string) {
    super({
      what: `The service "${service}" has no Cargo.toml where the settings say.`,
      where: fromProject(manifest),
      next: `Correct services.${service}.cargo.manifest in brine.config.ts.`,
    });
  }
}

export class BinaryMissingError extends SetupError {
  override readonly name = 'BinaryMissingError';

  constructor(service: string, bin: string, manifest: string, known: readonly string[]) {
    const near = suggest(bin, known);
    super({
      what: `The service "${service}" has no binary: cargo knows no binary "${bin}".`,
      where: fromProject(manifest),
      details: `binaries there: ${known.join(', ') || 'none'}`,
      next: `${near === undefined ? '' : `Did you mean "${near}"? `}Correct services.${service}.cargo.bin in brine.config.ts.`,
    });
  }
}

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
        next: failure.own
          ? `Correct the settings of the step, or read ${fromProject(failure.logFile)}.`
          : failure.exit
            ? `Start it by hand with the same environment, or read ${fromProject(failure.logFile)}.`
            : `Check services.${failure.service}.ready and env in brine.config.ts, raise timeouts.ready, or read ${fromProject(failure.logFile)}.`,
        culprit: failure.service,
      },
      options,
    );
  }
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

/** A service died while a scenario ran; thrown into the step that was running. */
export class ServiceCrashedError extends BrineError {
  override readonly name = 'ServiceCrashedError';
  override readonly fault = 'service crashed';

  constructor(
    readonly service: string,
    readonly exit: Exit,
    readonly panic: Panic | undefined,
    readonly lastLines: string,
    options?: { cause?: unknown },
  ) {
    super(
      {
        what: `The service "${service}" died while this step ran: ${describeExit(exit)}.`,
        details: panic ? renderPanic(panic) : lastLines && `last log lines:\n${lastLines}`,
        next: 'The next scenario gets a restarted service; the log of this scenario is attached.',
        culprit: service,
      },
      options,
    );
  }
}

/** A scenario said that a service is expected to crash, and it did not. */
export class CrashMissedError extends BrineError {
  override readonly name = 'CrashMissedError';
  override readonly fault = 'wrong';

  constructor(services: readonly string[]) {
    const named = services.map((service) => `"${service}"`).join(' and ');
    super({
      what: `The service ${named} was expected to crash in this scenario, and did not.`,
      next: 'Check what should make it crash, or take the step out.',
      culprit: services.join(' and '),
    });
  }
}

export class UnknownServiceError extends BrineError {
  override readonly name = 'UnknownServiceError';

  constructor(service: string, known: readonly string[]) {
    const near = suggest(service, known);
    super({
      what: `There is no service "${service}".`,
      details: `known: ${known.join(', ') || 'none'}`,
      next: `${near === undefined ? '' : `Did you mean "${near}"? `}Correct the name in the feature file, or add the service to brine.config.ts.`,
    });
  }
}

export class ServiceComposedError extends BrineError {
  override readonly name = 'ServiceComposedError';

  constructor(service: string, wish: string) {
    super({
      what: `The service "${service}" cannot be ${wish} by a scenario: it comes from a compose file, and all workers share it.`,
      next: 'Let Brine start it (`cargo` or `command` in brine.config.ts) in the environment of this scenario, or keep the scenario out with a tag.',
    });
  }
}

export class ServiceSharedError extends BrineError {
  override readonly name = 'ServiceSharedError';

  constructor(service: string, wish: string) {
    super({
      what: `The service "${service}" cannot be ${wish} by a scenario: all workers share it.`,
      next: 'Tag the scenario @isolated, which gives it services of its own, or set the isolation of the service to "worker" in brine.config.ts.',
    });
  }
}

export class ServiceNotOursError extends BrineError {
  override readonly name = 'ServiceNotOursError';

  constructor(service: string, url: string, wish: string) {
    super({
      what: `The service "${service}" cannot be ${wish}: it runs elsewhere.`,
      where: url,
      next: 'Run this scenario in an environment whose services Brine starts, or keep it out with a tag.',
    });
  }
}

/** A step wants of a mock what only a process can do. */
export class ServiceMockedError extends BrineError {
  override readonly name = 'ServiceMockedError';

  constructor(service: string, wish: string) {
    super({
      what: `The service "${service}" cannot be ${wish}: it is a mock.`,
      next: `Let it fail instead: Given the mock "${service}" fails with a connection reset`,
    });
  }
}
