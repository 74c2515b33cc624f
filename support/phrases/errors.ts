import { SetupError } from '../errors/brine-error';
import { count } from '../matching/json';
import { suggest } from '../matching/suggest';
import type { PhraseFault } from './phrase';

/** Phrases of the project that are not as they should be; all faults at once. */
export class PhrasesInvalidError extends SetupError {
  override readonly name = 'PhrasesInvalidError';

  constructor(faults: readonly PhraseFault[]) {
    super({
      what: `The phrases of the project have ${count(faults.length, 'fault')}.`,
      details: faults.map(({ file, line, message }) => `${file}:${line}  ${message}`).join('\n'),
      next: 'docs/phrases.md tells how phrases are written.',
    });
  }
}

/** A parameter of a step definition that is none. */
interface UnknownParameter {
  name: string;
  expression: string;
  /** `step-definitions/door.steps.ts:3`. */
  at: string | undefined;
}

/** Step definitions whose expressions name types that nobody defined; all at once. */
export class UnknownParameterError extends SetupError {
  override readonly name = 'UnknownParameterError';

  /** @param known names of the types that there are. */
  constructor(unknown: readonly UnknownParameter[], known: readonly string[]) {
    super({
      what: `${unknown.length === 1 ? 'A step definition has a parameter' : `${unknown.length} step definitions have parameters`} of a type that there is not.`,
      details: unknown.map((one) => lineOf(one, known)).join('\n'),
      next: `Correct the name, or define the type with defineParameterType. There are ${known
        .map((name) => `{${name}}`)
        .sort()
        .join(', ')}.`,
    });
  }
}

function lineOf({ name, expression, at }: UnknownParameter, known: readonly string[]): string {
  const near = suggest(name, known);
  const meant = near === undefined ? '' : `; did you mean {${near}}?`;
  return `${at === undefined ? '' : `${at}  `}{${name}} in “${expression}”${meant}`;
}
