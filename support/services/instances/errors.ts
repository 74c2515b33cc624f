import { BrineError } from '../../errors/brine-error';
import { suggest } from '../../matching/suggest';

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
