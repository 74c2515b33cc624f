import { BrineError, SetupError } from '../errors/brine-error';

/** The engine that the settings ask for is not among what Playwright has installed. */
export class EngineNotInstalledError extends SetupError {
  override readonly name = 'EngineNotInstalledError';

  /** @param looked where it would be. */
  constructor(engine: string, title: string, looked: string) {
    super({
      what: `Playwright's own ${title} is not installed, and browser.engine asks for it.`,
      where: looked,
      next: `Run \`npx playwright install ${engine}\`, or remove browser.engine to use a Chromium.`,
    });
  }
}

/** The Playwright server that BRINE_BROWSER_WS names gives no browser. */
export class RemoteBrowserError extends SetupError {
  override readonly name = 'RemoteBrowserError';

  constructor(address: string, reason: string, options: { cause: unknown }) {
    super(
      {
        what: 'The Playwright server that BRINE_BROWSER_WS names gives no browser.',
        where: address,
        details: reason,
        next: 'Check its address, and that it is of the same Playwright version; or remove BRINE_BROWSER_WS to use a browser of this machine.',
      },
      options,
    );
  }
}

/** The settings or a scenario's tags ask for what there is not. */
export class BrowserOptionsError extends SetupError {
  override readonly name = 'BrowserOptionsError';

  /** @param faults one line each, which begins with the setting or the tag. */
  constructor(faults: readonly string[]) {
    super({
      what: `The browser cannot be as ${faults.length === 1 ? '1 choice says' : `${faults.length} choices say`}.`,
      details: faults.join('\n'),
      next: 'Correct them in brine.config.ts, browser, or in the tags of the scenario (docs/ui.md).',
    });
  }
}

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
