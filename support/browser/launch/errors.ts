import { SetupError } from '../../errors/brine-error';

export class BrowserNotFoundError extends SetupError {
  override readonly name = 'BrowserNotFoundError';

  /** @param places where a browser was looked for, in order. @param headed whether its window is to be shown. */
  constructor(places: readonly string[], headed: boolean) {
    super({
      what: `No browser ${headed ? 'that can show its window ' : ''}was found.`,
      details: `Looked for:\n${places.map((place) => `- ${place}`).join('\n')}`,
      next: headed
        ? 'Run `npx playwright install chromium` to install one, or do without the window: no BRINE_HEADED=1, no `headless: false`.'
        : 'Run `npx playwright install chromium-headless-shell` to install one, or set BRINE_BROWSER_PATH to a Chromium, Chrome or Edge.',
    });
  }
}

/** A browser was named on purpose and is not there. */
export class BrowserMissingError extends SetupError {
  override readonly name = 'BrowserMissingError';

  /** @param source `BRINE_BROWSER_PATH` or the setting that names it. */
  constructor(source: string, path: string) {
    super({
      what: `${source} names a browser that is not there or may not be executed.`,
      where: path,
      next: `Correct ${source}, or remove it to let Brine find a browser.`,
    });
  }
}

export class BrowserInstallError extends SetupError {
  override readonly name = 'BrowserInstallError';

  /** @param attempts each command that was tried, and what it answered. */
  constructor(attempts: readonly { command: string; answer: string }[]) {
    super({
      what: 'No browser could be installed.',
      details: attempts.map(({ command, answer }) => `${command}\n${answer.replace(/^/gm, '  ')}`).join('\n'),
      next: 'Install Chromium, Chrome or Edge by hand, or set BRINE_BROWSER_PATH to one.',
    });
  }
}

export class BrowserLaunchError extends SetupError {
  override readonly name = 'BrowserLaunchError';

  constructor(name: string, path: string, details: string, options: { cause: unknown }) {
    super(
      {
        what: `${name} could not be started.`,
        where: path,
        details,
        next: /X server|DISPLAY/.test(details)
          ? 'There is no screen to show its window on. Do without: no BRINE_HEADED=1, no `headless: false`; or run it under xvfb-run.'
          : 'Start it by hand to see why, or set BRINE_BROWSER_PATH to another browser.',
      },
      options,
    );
  }
}

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
