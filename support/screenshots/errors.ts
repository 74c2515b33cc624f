import { BrineError } from '../errors/brine-error';
import type { Difference, Size } from './compare';

/** There is no such picture, and this run must not write one. */
export class ScreenshotMissingError extends BrineError {
  override readonly name = 'ScreenshotMissingError';

  constructor(picture: string, file: string) {
    super({
      what: `There is no screenshot "${picture}", and none is written where CI is set.`,
      where: file,
      next: 'Run the scenario with the same browser and platform as here, look at the file it writes, and commit it.',
      final: true,
    });
  }
}

export class ScreenshotFileError extends BrineError {
  override readonly name = 'ScreenshotFileError';

  constructor(picture: string, file: string) {
    super({
      what: `The screenshot "${picture}" is no PNG, or not whole.`,
      where: file,
      next: 'Take it back from version control, or delete it and run the scenario again: then it is written anew.',
      final: true,
    });
  }
}

/** What should be written never stands still. */
export class ScreenshotMovesError extends BrineError {
  override readonly name = 'ScreenshotMovesError';
  override readonly fault = 'wrong';

  constructor(what: string, where: string, picture: string) {
    super({
      what: `${what} does not stand still, so no screenshot "${picture}" is written.`,
      where,
      next: 'Leave out what moves: … should look like "…" except: | role | name |',
    });
  }
}

/** The table of what is left out of a picture is not as it should be. */
export class MaskTableError extends BrineError {
  override readonly name = 'MaskTableError';

  constructor(reason: string) {
    super({
      what: `What is left out of the screenshot cannot be read: ${reason}.`,
      next: 'Write a table with the columns role and name; an empty name means every element of the role.',
      final: true,
    });
  }
}

export interface Mismatch {
  /** What is looked at: `The page`, `The "Cart" region`. */
  what: string;
  picture: string;
  file: string;
  /** Command that renews it; undefined when another scenario of the same run has just written it. */
  renewal: string | undefined;
}

export class ScreenshotSizeError extends BrineError {
  override readonly name = 'ScreenshotSizeError';
  override readonly fault = 'wrong';

  constructor({ what, picture, file, renewal }: Mismatch, expected: Size, actual: Size) {
    super({
      what: `${what} has another size than the screenshot "${picture}".`,
      where: file,
      details: `expected: ${told(expected)} pixels\nactual:   ${told(actual)} pixels`,
      next:
        renewal === undefined ? CONTESTED : `Check the viewport. If the size is right, renew it: ${renewal}`,
      seen: told(actual),
    });
  }
}

export class ScreenshotMismatchError extends BrineError {
  override readonly name = 'ScreenshotMismatchError';
  override readonly fault = 'wrong';

  /** @param tolerance share of the pixels that may differ. */
  constructor({ what, picture, file, renewal }: Mismatch, difference: Difference, tolerance: number) {
    const { pixels, all, region } = difference;
    const percent = percentOf(pixels / all);
    super({
      what: `${what} does not look like the screenshot "${picture}": ${percent} of the pixels differ.`,
      where: file,
      details: [
        `different: ${grouped(pixels)} of ${grouped(all)} pixels, allowed: ${percentOf(tolerance)}`,
        `where:     ${told(region)} pixels, ${region.x} from the left and ${region.y} from the top`,
      ].join('\n'),
      next:
        renewal === undefined
          ? CONTESTED
          : `Compare expected, actual and difference in the report. If it is right so, renew it: ${renewal}`,
      seen: `${percent} differ`,
    });
  }
}

const CONTESTED =
  'Another scenario, or another example, of this run has just written this screenshot: give each a name of its own.';

function told({ width, height }: Size): string {
  return `${width} × ${height}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function percentOf(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) return 'less than 0.01 %';
  return `${Number(percent.toFixed(percent < 1 ? 2 : 1))} %`;
}
