import { BrineError } from '../errors/brine-error';
import { formatDuration } from '../wait/duration';

export class PageNotReadyError extends BrineError {
  override readonly name = 'PageNotReadyError';
  override readonly fault = 'environment not ready';

  /** @param limit milliseconds. */
  constructor(where: string, limit: number) {
    super({
      what: `The page that mounts components did not get ready within ${formatDuration(limit)}.`,
      where,
      next: 'What the page wrote to its console is attached to this scenario in the report.',
    });
  }
}

export class PageLostError extends BrineError {
  override readonly name = 'PageLostError';
  override readonly fault = 'environment not ready';

  /** @param url where the page is now; undefined when it is closed. */
  constructor(where: string, url: string | undefined, options?: { cause: unknown }) {
    const elsewhere = url === undefined ? 'is closed' : `is at ${url} now`;
    super(
      {
        what: `The page with the component is not there any more${url === where ? '' : `: it ${elsewhere}`}.`,
        where,
        details: url === where ? firstLine(options?.cause) : undefined,
        next: 'Something in the scenario or the component left the page; mount the component again after that.',
      },
      options,
    );
  }
}

export class NoGalleryError extends BrineError {
  override readonly name = 'NoGalleryError';
  override readonly fault = 'environment not ready';

  constructor(where: string, method: string) {
    super({
      what: `The page in the settings offers no window.${method}.`,
      where,
      next: 'Correct components.url in brine.config.ts, or let the page honour the contract (docs/components.md).',
    });
  }
}

export class NotInGalleryError extends BrineError {
  override readonly name = 'NotInGalleryError';

  /** @param phrase what was written. */
  constructor(phrase: string) {
    super({
      what: `"${phrase}" needs Brine's own page for components.`,
      where: 'brine.config.ts, components.url',
      details: 'A page of the project takes only the name of a story and props that are plain data.',
      next: 'Do it in the story itself, or take components.url out of the settings (docs/components.md).',
      final: true,
    });
  }
}

function firstLine(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message.split('\n', 1)[0] : undefined;
}
