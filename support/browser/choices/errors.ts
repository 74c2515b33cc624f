import { SetupError } from '../../errors/brine-error';

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
