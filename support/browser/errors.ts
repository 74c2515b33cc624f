import { BrineError, SetupError } from '../errors/brine-error';
import { formatDuration } from '../wait/duration';
import { suggestion } from './suggest';

export class BrowserNotFoundError extends SetupError {
  override readonly name = 'BrowserNotFoundError';

  /** @param places where a browser was looked for, in order. @param headed whether its window is to be shown. */
  constructor(places: readonly string[], headed: boolean) {
    super({
      what: `No browser ${headed ? 'that can show its window ' : ''}was found.`,
      details: `Looked for:\n${places.map((place) => `- ${place}`).join('\n')}`,
      next: headed
        ? 'Run `npx playwright install chromium` to install one, or do without the window: no BRINE_HEADED=1, no `headless: false`.'
        : 'Run `npm run setup` to install one, or set BRINE_BROWSER_PATH to a Chromium, Chrome or Edge.',
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

export class UnknownPageError extends BrineError {
  override readonly name = 'UnknownPageError';

  constructor(page: string, known: readonly string[]) {
    super({
      what: `There is no page "${page}".`,
      details: suggestion(page, known) ?? `known: ${known.join(', ') || 'none'}`,
      next: 'Write a path that begins with "/", or add the name to `pages` in brine.config.ts.',
    });
  }
}

export class NoWebAppError extends BrineError {
  override readonly name = 'NoWebAppError';

  constructor(page: string) {
    super({
      what: `"${page}" cannot be opened: the settings name no web app.`,
      where: 'brine.config.ts, web',
      next: 'Add `web` to brine.config.ts (docs/settings.md), or open a whole address.',
    });
  }
}

export class PageNotOpenedError extends BrineError {
  override readonly name = 'PageNotOpenedError';
  override readonly fault = 'environment not ready';

  constructor(url: string, reason: string, options: { cause: unknown }) {
    super(
      {
        what: 'The page could not be opened.',
        where: url,
        details: reason,
        next: 'Check that the web app runs and that the address is right.',
      },
      options,
    );
  }
}

export class NoPageOpenError extends BrineError {
  override readonly name = 'NoPageOpenError';

  constructor() {
    super({ what: 'No page is open.', next: 'Write a step `I open "…"` before this one.', final: true });
  }
}

/** There is nothing in that direction of the browser's history. */
export class NoHistoryError extends BrineError {
  override readonly name = 'NoHistoryError';
  override readonly fault = 'wrong';

  constructor(way: 'back' | 'forward', url: string) {
    super({
      what: `There is no page to go ${way} to.`,
      where: url,
      next: 'An app that replaces its own address leaves nothing behind; check the steps before.',
    });
  }
}

export class UploadFileMissingError extends BrineError {
  override readonly name = 'UploadFileMissingError';

  constructor(file: string, path: string) {
    super({
      what: `There is no file "${file}" to upload.`,
      where: path,
      next: 'Write its path from the folder of brine.config.ts.',
    });
  }
}

export class UnknownKeyError extends BrineError {
  override readonly name = 'UnknownKeyError';

  constructor(key: string, known: readonly string[], options: { cause: unknown }) {
    super(
      {
        what: `There is no key "${key}".`,
        details: suggestion(key, known),
        next: 'Write a letter, a name such as Enter, Escape, Tab or ArrowDown, or a chord such as Control+A.',
      },
      options,
    );
  }
}

/** Typing would go nowhere. */
export class NothingFocusedError extends BrineError {
  override readonly name = 'NothingFocusedError';
  override readonly fault = 'wrong';

  constructor(text: string, url: string) {
    super({
      what: `"${text}" cannot be typed: nothing on the page has the focus.`,
      where: url,
      next: `Click where it should go first, or write: I fill in "…" with "${text}"`,
    });
  }
}

/** What a step wanted is not on the page. */
export class ElementNotFoundError extends BrineError {
  override readonly name = 'ElementNotFoundError';
  override readonly fault = 'wrong';
}

/** More than one element answers to the name. */
export class AmbiguousElementError extends BrineError {
  override readonly name = 'AmbiguousElementError';
  override readonly fault = 'wrong';
}

/** The element is there, but does not let itself be used. */
export class ActionFailedError extends BrineError {
  override readonly name = 'ActionFailedError';
  override readonly fault = 'wrong';

  constructor(action: string, waited: number, where: string, reason: string, options: { cause: unknown }) {
    super(
      {
        what: `${action} failed after ${formatDuration(waited)}.`,
        where,
        details: reason,
        next: 'Look at the screenshot: a person could not do it at this moment either.',
      },
      options,
    );
  }
}

/** The value does not fit the control. */
export class UnfitValueError extends BrineError {
  override readonly name = 'UnfitValueError';
  override readonly fault = 'wrong';
}

/** The page is not as a check expects it. */
export class PageExpectationError extends BrineError {
  override readonly name = 'PageExpectationError';
  override readonly fault = 'wrong';
}

/** The page answers nothing: its script runs without end. */
export class PageBusyError extends BrineError {
  override readonly name = 'PageBusyError';
  override readonly fault = 'timed out';

  constructor(where: string) {
    super({
      what: 'The page does not answer.',
      where,
      next: 'A script of the page runs without end, or the machine is overloaded.',
    });
  }
}
