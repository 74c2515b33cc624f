import { BrineError } from '../errors/brine-error';
import type { Mismatch } from '../matching/mismatch';
import { render } from '../matching/render';

/** The name of a snapshot cannot be the name of a file everywhere. */
export class SnapshotNameError extends BrineError {
  override readonly name = 'SnapshotNameError';

  constructor(snapshot: string) {
    super({
      what: `A snapshot cannot be called "${snapshot}".`,
      next: 'Its name is the name of a file: write up to 100 letters, digits, spaces, "-", "_" and ".", beginning and ending with a letter or digit.',
      final: true,
    });
  }
}

/** There is no such snapshot, and this run must not write one. */
export class SnapshotMissingError extends BrineError {
  override readonly name = 'SnapshotMissingError';

  constructor(snapshot: string, file: string) {
    super({
      what: `There is no snapshot "${snapshot}", and none is written where CI is set.`,
      where: file,
      next: 'Run the scenario on your machine, read the file it writes, and commit it.',
      final: true,
    });
  }
}

export class SnapshotFileError extends BrineError {
  override readonly name = 'SnapshotFileError';

  constructor(snapshot: string, file: string, cause: unknown) {
    super(
      {
        what: `The snapshot "${snapshot}" cannot be read: ${(cause as Error).message}.`,
        where: file,
        next: 'Correct its JSON, or delete the file and run the scenario again: then it is written anew.',
        final: true,
      },
      { cause },
    );
  }
}

export class SnapshotMismatchError extends BrineError {
  override readonly name = 'SnapshotMismatchError';
  override readonly fault = 'wrong';

  /** @param renewal command that renews it; undefined when another scenario of the same run has just written it. */
  constructor(snapshot: string, file: string, mismatches: readonly Mismatch[], renewal: string | undefined) {
    const count = mismatches.length === 1 ? '1 difference' : `${mismatches.length} differences`;
    super({
      what: `The response does not match the snapshot "${snapshot}": ${count}.`,
      where: file,
      details: render(mismatches),
      next:
        renewal === undefined
          ? 'Another scenario, or another example, of this run has just written this snapshot: give each a name of its own.'
          : `If the response is right, correct the file by hand, or renew it: ${renewal}`,
      seen: count,
    });
  }
}
