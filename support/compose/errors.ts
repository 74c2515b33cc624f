import { SetupError } from '../errors/brine-error';
import { suggest } from '../matching/suggest';

/** The compose file cannot be used as the settings say; found before anything is started. */
export class ComposeFileError extends SetupError {
  override readonly name = 'ComposeFileError';
}

/** @param file as a reader would name it. */
export function noSuchFile(service: string, file: string): ComposeFileError {
  return new ComposeFileError({
    what: `The service "${service}" has no compose file where the settings say.`,
    where: file,
    next: `Correct services.${service}.compose.file in brine.config.ts.`,
    culprit: service,
  });
}

export function noSuchService(
  service: string,
  file: string,
  wanted: string,
  known: readonly string[],
): ComposeFileError {
  const near = suggest(wanted, known);
  return new ComposeFileError({
    what: `The compose file has no service "${wanted}", which "${service}" is to be.${near ? ` Did you mean "${near}"?` : ''}`,
    where: file,
    details: `services there: ${known.join(', ') || 'none'}`,
    next: `Correct services.${service}.compose.service in brine.config.ts.`,
    culprit: service,
  });
}

export function notPublished(
  service: string,
  file: string,
  port: number,
  published: readonly string[],
): ComposeFileError {
  return new ComposeFileError({
    what: `The compose file does not publish port ${port} of the service "${service}", so nothing outside reaches it.`,
    where: file,
    details: `published there: ${published.join(', ') || 'none'}`,
    next: `Add \`ports: ["${port}"]\` to it, which takes a free port of this machine, or correct services.${service}.compose.port in brine.config.ts.`,
    culprit: service,
  });
}

/** There is no program `docker`. */
export class DockerMissingError extends SetupError {
  override readonly name = 'DockerMissingError';

  constructor(services: readonly string[], cause: unknown) {
    super(
      {
        what: `docker was not found, and ${named(services)} from a compose file.`,
        next: 'Install Docker with its compose plugin (https://docs.docker.com/get-docker/) and open a new terminal, or give these services an environment of their own in brine.config.ts.',
        culprit: services.join(' and '),
      },
      { cause },
    );
  }
}

/** The program is there, and what it needs is not. */
export class DockerUnusableError extends SetupError {
  override readonly name = 'DockerUnusableError';

  constructor(why: 'compose' | 'engine', services: readonly string[], said: string) {
    super({
      what:
        why === 'compose'
          ? `docker has no compose plugin, and ${named(services)} from a compose file.`
          : `No Docker engine is running, and ${named(services)} from a compose file.`,
      details: said.trim(),
      next:
        why === 'compose'
          ? 'Install the compose plugin: `docker compose version` has to answer.'
          : 'Start Docker: `docker version` has to name a server.',
      culprit: services.join(' and '),
    });
  }
}

/** `docker compose` did not do what it was asked. */
export class ComposeFailedError extends SetupError {
  override readonly name = 'ComposeFailedError';

  constructor(story: { doing: string; file: string; said: string; services: readonly string[] }) {
    super({
      what: story.doing,
      where: story.file,
      details: story.said.trim() || 'docker said nothing',
      next: 'Read above what docker says, and try the same by hand: `docker compose -f FILE up --wait`.',
      culprit: story.services.join(' and '),
    });
  }
}

function named(services: readonly string[]): string {
  const names = services.map((service) => `"${service}"`).join(' and ');
  return services.length === 1 ? `the service ${names} comes` : `the services ${names} come`;
}
