import { SetupError } from '../errors/brine-error';

/** The web app could not be built. */
export class WebBuildError extends SetupError {
  override readonly name = 'WebBuildError';

  /** @param output what Vite said, without colours. */
  constructor(root: string, output: string, options?: { cause?: unknown }) {
    super(
      {
        what: 'The web app could not be built.',
        where: root,
        details: output,
        next: 'Correct the code above and run again; `npx vite build` in that folder shows the same.',
      },
      options,
    );
  }
}

/** The folder in the settings holds no app that Vite can build. */
export class ViteMissingError extends SetupError {
  override readonly name = 'ViteMissingError';

  constructor(root: string, reason: string, options?: { cause?: unknown }) {
    super(
      {
        what: 'The web app has no Vite.',
        where: root,
        details: reason,
        next: 'Run `npm install` for the web app, or correct `web.vite` in brine.config.ts.',
      },
      options,
    );
  }
}
