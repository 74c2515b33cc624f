import { BrineError } from '../../errors/brine-error';

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
