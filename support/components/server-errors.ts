import { stripVTControlCharacters } from 'node:util';
import { SetupError } from '../errors/brine-error';

/** The front end has no Vite that can serve its components. */
export class ComponentViteError extends SetupError {
  override readonly name = 'ComponentViteError';

  constructor(root: string, reason: string, options?: { cause?: unknown }) {
    super(
      {
        what: 'The front end has no Vite to serve its components with.',
        where: root,
        details: reason,
        next: 'Run `npm install` for the front end, or correct `components.root` in brine.config.ts.',
      },
      options,
    );
  }
}

/** Vite does not start with the front end's own config. */
export class ComponentConfigError extends SetupError {
  override readonly name = 'ComponentConfigError';

  constructor(root: string, reason: string, options?: { cause?: unknown }) {
    super(
      {
        what: 'The front end’s Vite does not start with its own config.',
        where: root,
        details: reason,
        next: 'Correct the config; `npx vite` in that folder shows the same.',
      },
      options,
    );
  }
}

/** The setup file in the settings is not there. */
export class ComponentSetupMissingError extends SetupError {
  override readonly name = 'ComponentSetupMissingError';

  constructor(file: string) {
    super({
      what: 'The setup file for components is not there.',
      where: file,
      next: 'Create it, or correct `components.setup` in brine.config.ts.',
    });
  }
}

/** Longest line that is worth reading; drawings below a longer one point nowhere. */
const LONGEST = 200;

/** One line or more, without colours. */
export function reasonOf(error: unknown): string {
  const lines = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n');
  const drawn = /^\s*(?:\d+\s*)?[╭│╰─]/;
  const readable = lines.some(({ length }) => length > LONGEST)
    ? lines.filter((line) => !drawn.test(line))
    : lines;
  return readable.join('\n').trim();
}
