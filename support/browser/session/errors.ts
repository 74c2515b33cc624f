import { BrineError } from '../../errors/brine-error';
import { suggestion } from '../suggest';

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

export class NoPageOpenError extends BrineError {
  override readonly name = 'NoPageOpenError';

  constructor() {
    super({ what: 'No page is open.', next: 'Write a step `I open "…"` before this one.', final: true });
  }
}
