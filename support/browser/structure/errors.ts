import { BrineError } from '../../errors/brine-error';
import { structureDiff } from './diff';

/** Lines of the page that one message shows. */
const MOST = 80;

/** The expected structure is not written as it should be. */
export class StructureTextError extends BrineError {
  override readonly name = 'StructureTextError';

  constructor({ reason, line, text }: { reason: string; line: number; text: string }) {
    super({
      what: `The expected structure cannot be read: ${reason}.`,
      where: `line ${line} of the doc string`,
      details: text === '' ? undefined : text.trim(),
      next: 'Write one element a line, what it holds indented below it: - button "Save", - link /Order \\d+/, - listitem: Tea',
      final: true,
    });
  }
}

/** The structure is another one. */
export class StructureMismatchError extends BrineError {
  override readonly name = 'StructureMismatchError';
  override readonly fault = 'wrong';

  /**
   * @param inside `the "Cart" region`; undefined: the whole page.
   * @param wanted, actual ARIA snapshots.
   */
  constructor({ inside, where, wanted, actual }: Facts) {
    const diff = structureDiff(wanted, actual);
    super({
      what: `The structure of ${inside ?? 'the page'} is not as expected.`,
      where,
      details: [
        diff ?? 'Every line is there, but not in this order or not inside each other as written.',
        'What is there, ready to paste:',
        cut(actual),
      ].join('\n\n'),
      next: 'Lines with - are expected and missing, lines with + are there where they were expected.',
    });
  }
}

interface Facts {
  inside: string | undefined;
  where: string;
  wanted: string;
  actual: string;
}

function cut(snapshot: string): string {
  const lines = snapshot.split('\n');
  if (snapshot.trim() === '') return '(nothing)';
  return lines.length > MOST
    ? [...lines.slice(0, MOST), `… and ${lines.length - MOST} lines more`].join('\n')
    : snapshot;
}
