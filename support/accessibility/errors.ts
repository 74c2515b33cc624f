import { suggestion } from '../browser/suggest';
import { BrineError } from '../errors/brine-error';
import type { Known } from './baseline';
import type { Violation } from './violation';

/** Elements shown for one rule. */
const MOST = 5;
const LONGEST = 160;

export class AccessibilityError extends BrineError {
  override readonly name = 'AccessibilityError';
  override readonly fault = 'wrong';

  /**
   * @param what is looked at: `The page`, `The "Cart" region`.
   * @param violations beyond those that are known, the worst first.
   * @param known how many more the baseline allows.
   * @param baseline its file.
   */
  constructor(
    what: string,
    where: string,
    violations: readonly Violation[],
    { known, baseline }: { known: number; baseline: string },
  ) {
    const count =
      violations.length === 1 ? '1 accessibility rule' : `${violations.length} accessibility rules`;
    const allowed = known > 0 ? `\n\n${baseline} allows ${told(known)} more.` : '';
    super({
      what: `${what} breaks ${count}.`,
      where,
      details: violations.map(describeViolation).join('\n\n') + allowed,
      next: 'Correct the elements; where a rule cannot be kept, write `… no accessibility violations except:` and say why.',
      seen: violations.map(({ rule }) => rule).join(', '),
    });
  }
}

/** What a step excepts is not there any more. */
export class AccessibilityExceptionError extends BrineError {
  override readonly name = 'AccessibilityExceptionError';

  constructor(what: string, where: string, exceptions: readonly { rule: string; reason: string }[]) {
    const [one] = exceptions;
    super({
      what:
        exceptions.length === 1
          ? `${what} does not break the rule "${one?.rule}", and is excepted from it.`
          : `${what} does not break ${exceptions.length} rules that it is excepted from.`,
      where,
      details: exceptions.map(({ rule, reason }) => `| ${rule} | ${reason} |`).join('\n'),
      next: `Remove ${exceptions.length === 1 ? 'it' : 'them'} from the table.`,
    });
  }
}

export class UnknownRuleError extends BrineError {
  override readonly name = 'UnknownRuleError';

  constructor(rule: string, known: readonly string[]) {
    super({
      what: `There is no accessibility rule "${rule}".`,
      details: suggestion(rule, known),
      next: 'Write its name as the failing step tells it, such as color-contrast.',
      final: true,
    });
  }
}

/** The table of exceptions is not as it should be. */
export class ExceptionTableError extends BrineError {
  override readonly name = 'ExceptionTableError';

  constructor(reason: string) {
    super({
      what: `The exceptions cannot be read: ${reason}.`,
      next: 'Write a table with the columns rule and reason.',
      final: true,
    });
  }
}

export class BaselineFileError extends BrineError {
  override readonly name = 'BaselineFileError';

  constructor(file: string, reason: string, options?: { cause: unknown }) {
    super(
      {
        what: `The accessibility baseline cannot be read: ${reason}.`,
        where: file,
        next: 'Correct it, or take it back from version control: { "<path>": { "<rule>": { "<element>": <count> } } }.',
        final: true,
      },
      options,
    );
  }
}

function describeViolation({ rule, impact, help, url, elements }: Violation): string {
  const shown = elements.slice(0, MOST);
  const lines = shown.flatMap(({ called, html, selector, fixes }, index) => {
    const next = shown[index + 1];
    const last = !next || next.fixes.join() !== fixes.join();
    return [`${called} ${clip(html)}`, `  at ${clip(selector)}`, ...(last ? shortened(fixes) : [])];
  });
  if (elements.length > MOST) lines.push(`… and ${elements.length - MOST} more`);
  return [`${impact}: ${help} (${rule})`, ...[...lines, url].map((line) => `  ${line}`)].join('\n');
}

function shortened(fixes: readonly string[]): string[] {
  const shown = fixes.slice(0, MOST).map((fix) => `  ${fix}`);
  return fixes.length > MOST ? [...shown, '    …'] : shown;
}

/** What was known and is gone, for the report. */
export function describeGone(gone: Known[string]): string {
  return Object.entries(gone)
    .flatMap(([rule, elements]) =>
      Object.entries(elements).map(
        ([called, count]) => `  ${rule}: ${called}${count > 1 ? ` (${count})` : ''}`,
      ),
    )
    .join('\n');
}

function told(count: number): string {
  return count === 1 ? '1 element' : `${count} elements`;
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
