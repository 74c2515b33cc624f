import { BrineError } from '../../errors/brine-error';
import { type Panic, renderPanic } from '../log/panic';
import { describeExit, type Exit } from '../process/exit';

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
