import { BrineError } from '../../errors/brine-error';

/** The browser runs, but opens no context. */
export class ContextNotOpenedError extends BrineError {
  override readonly name = 'ContextNotOpenedError';
  override readonly fault = 'environment not ready';

  constructor(browser: string, cause: unknown) {
    const message = cause instanceof Error ? cause.message : String(cause);
    super(
      {
        what: `${browser} opens no window for this scenario.`,
        details: (message.split('\n')[0] ?? '').replace(/^browser\.newContext: /, ''),
        next: 'Check the browser settings in brine.config.ts and the tags of the scenario: not every browser does all of them.',
      },
      { cause },
    );
  }
}
