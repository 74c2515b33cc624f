import { BrineError, SetupError } from '../support/errors/brine-error';
import { loadFault } from '../support/errors/load-fault';
import { BRINE, RUN } from '../support/home/home';
import { suggest } from '../support/matching/suggest';

/** Something threw before the first scenario: a file of the project, or Cucumber itself about what it was asked. */
export class RunNotBegunError extends SetupError {
  override readonly name = 'RunNotBegunError';

  constructor(cause: unknown, root: string) {
    const { where, text } = loadFault(cause, root);
    super(
      { what: 'The run could not begin.', where, details: text, next: 'Correct this and run again.' },
      { cause },
    );
  }
}

/** A run was asked for features that are not there. */
export class NoSuchFeaturesError extends SetupError {
  override readonly name = 'NoSuchFeaturesError';

  /** @param places as they were named, without lines. */
  constructor(places: readonly string[]) {
    super({
      what: `There is no file or folder ${places.map((place) => `"${place}"`).join(', ')}.`,
      next: `Name feature files or folders of them, from the folder of the project: ${RUN} features/ordering`,
    });
  }
}

/** A profile was asked for that the file of profiles does not have. */
export class UnknownProfileError extends SetupError {
  override readonly name = 'UnknownProfileError';

  /** @param file with the profiles, from the project's folder. */
  constructor(profile: string, file: string, known: readonly string[]) {
    const near = suggest(profile, known);
    super({
      what: `There is no profile "${profile}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
      where: file,
      details: known.length > 0 ? `profiles: ${known.join(', ')}` : undefined,
      next: 'Choose one that stands there, or add it.',
    });
  }
}

/** A format was asked for that Cucumber does not have and that is no package or file. */
export class UnknownFormatError extends SetupError {
  override readonly name = 'UnknownFormatError';

  constructor(format: string, known: readonly string[], cause: unknown) {
    const near = suggest(format, known);
    super(
      {
        what: `There is no format "${format}".${near === undefined ? '' : ` Did you mean "${near}"?`}`,
        where: '--format, or format in the profile',
        details: `formats: ${known.join(', ')}`,
        next: 'Choose one of them, or name a package that is installed or a file that begins with "./".',
      },
      { cause },
    );
  }
}

/** A command was called with options or words that it does not know. */
export class OptionsError extends BrineError {
  override readonly name = 'OptionsError';

  /** @param faults all of them, a line each. */
  constructor(command: string, faults: readonly string[]) {
    super({
      what: `brine ${command} was not called as it should be.`,
      details: faults.join('\n'),
      next: `See: ${BRINE} ${command === '<command>' ? '' : `${command} `}--help`,
    });
  }
}

/** Results could not be made one; they are as they were. */
export class MergeError extends BrineError {
  override readonly name = 'MergeError';

  constructor(details: string) {
    super({
      what: 'The results could not be merged.',
      details,
      next: `Name folders that runs have left: ${BRINE} merge shard-1 shard-2`,
    });
  }
}

/** The results were taken in, but no report could be made of them. */
export class ReportNotWrittenError extends BrineError {
  override readonly name = 'ReportNotWrittenError';

  constructor(details: string) {
    super({
      what: 'The report could not be written.',
      details,
      next: 'Run the suite first, or name the folder of its report: --output reports/output.',
    });
  }
}

/** A report is to be shown that is not there. */
export class NoReportError extends BrineError {
  override readonly name = 'NoReportError';

  constructor(folder: string) {
    super({
      what: `There is no report in ${folder}.`,
      next: `Run the suite first, or name the folder of a report: ${BRINE} open merged`,
    });
  }
}

/** A run was asked for where nothing says what to run. */
export class NoSuiteError extends SetupError {
  override readonly name = 'NoSuiteError';

  /** @param folder absolute. */
  constructor(folder: string) {
    super({
      what: 'There is no suite here: Cucumber finds no profile.',
      where: folder,
      next: `Go to the folder with the cucumber.js of your suite, or let one be written: ${BRINE} init`,
    });
  }
}
