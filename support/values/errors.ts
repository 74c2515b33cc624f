import { BrineError } from '../errors/brine-error';
import { suggest } from '../matching/suggest';

/** A `{{name}}` that stands for nothing in this scenario. */
export class UnknownValueError extends BrineError {
  override readonly name = 'UnknownValueError';

  /** @param known the names that do have a value. */
  constructor(
    readonly valueName: string,
    known: readonly string[],
  ) {
    super({
      what: `There is no saved value "${valueName}".`,
      details:
        known.length === 0
          ? 'This scenario has no saved values.'
          : `Saved values: ${known.map((name) => `"${name}"`).join(', ')}.`,
      next: `${hint(valueName, known) || hintOwner(valueName, known)}Save it in an earlier step, such as: Given the variable "${valueName}" is "…".`,
    });
  }
}

export class UnknownVariableError extends BrineError {
  override readonly name = 'UnknownVariableError';

  constructor(variable: string) {
    super({
      what: `The environment variable ${variable} is not set.`,
      where: `{{env.${variable}}}`,
      next: 'Set it in .env, in .env.<environment>, or in the shell that starts the run.',
    });
  }
}

/** A `{{today + …}}` that no moment is meant by. */
export class UnreadableMomentError extends BrineError {
  override readonly name = 'UnreadableMomentError';

  constructor(text: string) {
    super({
      what: `“${text}” is no date and no time.`,
      next: 'Write {{today}}, {{today + 3 days}}, {{tomorrow - 1 month}}; in weeks and years too. With {{now - 2 hours}} also in hours, minutes and seconds.',
    });
  }
}

export class UnknownKindError extends BrineError {
  override readonly name = 'UnknownKindError';

  constructor(kind: string, kinds: readonly string[]) {
    super({
      what: `There is no kind of unique value "${kind}".`,
      next: `${hint(kind, kinds)}Choose one of: ${kinds.join(', ')}.`,
    });
  }
}

export class UnknownFakeKindError extends BrineError {
  override readonly name = 'UnknownFakeKindError';

  constructor(kind: string, kinds: readonly string[]) {
    super({
      what: `There is no kind of fake value "${kind}".`,
      next: `${hint(kind, kinds)}Choose one of: ${kinds.join(', ')}.`,
    });
  }
}

/** Of `{{ordr.id}}` the part before the first dot may be what is wrong. */
function hintOwner(name: string, known: readonly string[]): string {
  const [owner = ''] = name.split(/[.[]/, 1);
  const near = suggest(owner, known);
  return near === undefined ? '' : `Did you mean "${near}${name.slice(owner.length)}"? `;
}

function hint(name: string, known: readonly string[]): string {
  const near = suggest(name, known);
  return near === undefined ? '' : `Did you mean "${near}"? `;
}
