import { closest } from 'fastest-levenshtein';
import { SetupError } from '../errors/brine-error';
import { loadFault } from '../errors/load-fault';

export class SettingsNotFoundError extends SetupError {
  override readonly name = 'SettingsNotFoundError';

  constructor(folder: string) {
    super({
      what: 'There is no brine.config.ts.',
      where: folder,
      next: 'Run in the folder of your project, or write a brine.config.ts there (docs/settings.md).',
    });
  }
}

export class SettingsLoadError extends SetupError {
  override readonly name = 'SettingsLoadError';

  constructor(file: string, root: string, cause: unknown) {
    const { where, text } = loadFault(cause, root);
    super(
      {
        what: `${file} could not be loaded.`,
        where,
        details: text,
        next: 'Correct the file; it must export its settings as default.',
      },
      { cause },
    );
  }
}

export class NoSettingsError extends SetupError {
  override readonly name = 'NoSettingsError';

  constructor(file: string) {
    super({
      what: `${file} exports no settings.`,
      where: file,
      next: 'Write: export default defineConfig({ … }); docs/settings.md explains every setting.',
    });
  }
}

export class SettingsInvalidError extends SetupError {
  override readonly name = 'SettingsInvalidError';

  /** @param faults one line each, already with file and line. */
  constructor(
    file: string,
    readonly faults: readonly string[],
  ) {
    super({
      what: `${file} has ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}.`,
      details: faults.join('\n'),
      next: 'Correct them all and run again; docs/settings.md explains every setting.',
    });
  }
}

export class UnknownEnvironmentError extends SetupError {
  override readonly name = 'UnknownEnvironmentError';

  constructor(file: string, wanted: string, known: readonly string[]) {
    const near = known.length > 0 ? ` Did you mean "${closest(wanted, [...known])}"?` : '';
    super({
      what: `The environment "${wanted}" is not one of the settings.${near}`,
      where: `${file}, environments`,
      details: known.length > 0 ? `known: ${known.join(', ')}` : 'known: none',
      next: `Choose one with --env or BRINE_ENV, or add "${wanted}" to environments.`,
    });
  }
}
