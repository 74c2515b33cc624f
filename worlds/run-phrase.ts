import UserCodeRunner from '@cucumber/cucumber/lib/user_code_runner';
import type { PickleStep } from '@cucumber/messages';
import type { RecordedStep } from '../support/browser/evidence/recording';
import { BrineError } from '../support/errors/brine-error';
import { presentable } from '../support/errors/presentable';
import { type InnerStep, PHRASE_RECORD, type PhraseRecord } from '../support/evidence/phrase-record';
import { isOf } from '../support/phrases/check';
import { type FilledStep, fillStep, type Given } from '../support/phrases/fill';
import type { Phrase } from '../support/phrases/phrase';
import { type Registered, registeredSteps } from '../support/phrases/registered';
import type { BrineWorld } from './world';

const marked = new WeakMap<object, Phrase>();

/** Says that a step definition is a phrase: its own code is not called. */
export function markPhrase(code: object, phrase: Phrase): void {
  marked.set(code, phrase);
}

export function phraseBehind(code: object): Phrase | undefined {
  return marked.get(code);
}

/** How a step of a phrase begins, as one of a feature does. */
export interface Surroundings {
  /** The step of the feature or phrase that is this phrase. */
  step: PickleStep;
  /** Id of the step of the feature. */
  testStep: string;
  begin(step: PickleStep, described: RecordedStep, filled: FilledStep): void;
  /** Milliseconds that a step may take which does not say otherwise. */
  limit: number;
}

/** What the steps of the phrases that are running did so far, the innermost last. */
const running = new WeakMap<BrineWorld, InnerStep[][]>();
const records = new WeakMap<BrineWorld, PhraseRecord>();

/** Attaches what the steps of all phrases of a scenario did, if it had any. */
export function attachPhrases(world: BrineWorld): void {
  const record = records.get(world);
  if (record) world.attach(JSON.stringify(record), { mediaType: PHRASE_RECORD });
}

/** Runs the steps of a phrase one by one; the first that fails fails the phrase, and says so. */
export async function runPhrase(world: BrineWorld, phrase: Phrase, around: Surroundings): Promise<unknown> {
  const outer = running.get(world) ?? [];
  running.set(world, outer);
  const steps: InnerStep[] = [];
  const parent = outer.at(-1)?.at(-1);
  if (parent) parent.steps = steps;
  else records.set(world, { ...records.get(world), [around.testStep]: steps });
  outer.push(steps);
  try {
    return await runSteps(world, phrase, steps, around);
  } finally {
    outer.pop();
  }
}

async function runSteps(
  world: BrineWorld,
  phrase: Phrase,
  done: InnerStep[],
  around: Surroundings,
): Promise<unknown> {
  const given = givenTo(phrase, around.step, world);
  const filled = phrase.steps.map((step) => fillStep(step, given));
  for (const [index, step] of filled.entries()) {
    const record = recordOf(step, phrase, 'failed');
    done.push(record);
    const began = performance.now();
    try {
      const result = await runOne(world, phrase, step, around);
      record.status = result === 'pending' || result === 'skipped' ? result : 'passed';
      if (record.status !== 'passed') return result;
    } catch (error) {
      // Nobody has heard yet of what Cucumber gave up, or never began.
      world.failing.note(error, 'step');
      const rest = filled.slice(index + 1);
      done.push(...rest.map((one) => recordOf(one, phrase, 'skipped')));
      throw within(error, step, phrase);
    } finally {
      record.duration = Math.round(performance.now() - began);
    }
  }
  return undefined;
}

function recordOf(step: FilledStep, { file }: Phrase, status: InnerStep['status']): InnerStep {
  return { keyword: step.keyword, text: step.text, place: `${file}:${step.line}`, status, duration: 0 };
}

/** The values as they are written in the sentence: `5 seconds`, not the milliseconds that a step would get. */
function givenTo(phrase: Phrase, { text, argument }: PickleStep, world: BrineWorld): Given {
  const own = registeredSteps().find((one) => isOf(phrase, one));
  const found = own?.expression.match(text) ?? [];
  const values = found.map((one) =>
    one.getParameterType().name === 'string' ? String(one.getValue(world)) : (one.group.value ?? ''),
  );
  return {
    values: new Map(phrase.placeholders.map(({ name }, index) => [name, values[index] ?? ''])),
    ...(argument?.dataTable && {
      table: argument.dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)),
    }),
    ...(argument?.docString && { docString: argument.docString }),
  };
}

async function runOne(
  world: BrineWorld,
  phrase: Phrase,
  filled: FilledStep,
  { begin, limit }: Surroundings,
): Promise<unknown> {
  const { keyword, text, line } = filled;
  const definition = definitionOf(text);
  const step = pickleStepOf(filled);
  begin(step, { title: `${keyword}${text}`, file: phrase.file, line }, filled);
  const { parameters, validCodeLengths, getInvalidCodeLengthMessage } =
    await definition.getInvocationParameters({ step, world } as Parameters<
      Registered['getInvocationParameters']
    >[0]);
  if (!validCodeLengths.includes(definition.code.length)) throw new Error(getInvalidCodeLengthMessage());
  const { error, result } = await UserCodeRunner.run({
    argsArray: parameters,
    fn: definition.code,
    thisArg: world,
    timeoutInMilliseconds: definition.options.timeout ?? limit,
  });
  if (error !== undefined) throw error;
  return result;
}

function definitionOf(text: string): Registered {
  const found = registeredSteps().filter((one) => one.matchesStepName(text));
  const [only] = found;
  if (!only || found.length > 1) throw presentable(new PhraseStepError(text, found), __filename);
  return only;
}

function pickleStepOf({ text, table, docString }: FilledStep): PickleStep {
  return {
    id: '',
    astNodeIds: [],
    text,
    ...((table || docString) && {
      argument: {
        ...(table && {
          dataTable: { rows: table.map((row) => ({ cells: row.map((value) => ({ value })) })) },
        }),
        ...(docString && {
          docString: {
            content: docString.content,
            ...(docString.mediaType !== undefined && { mediaType: docString.mediaType }),
          },
        }),
      },
    }),
  };
}

/** Adds to an error which step of which phrase it comes from; the innermost stands first. */
function within(error: unknown, { keyword, text, line }: FilledStep, { head, file }: Phrase): unknown {
  const told = `  in “${keyword}${text}” (${file}:${line})\n  of the phrase “${head}”`;
  if (!(error instanceof Error)) return `${String(error)}\n${told}`;
  const { message, stack } = error;
  error.message = `${message}\n${told}`;
  // A getter of the stack may have kept the message from before.
  if (stack?.includes(message)) error.stack = stack.replace(message, () => error.message);
  return error;
}

/** A step of a phrase is none, or several, with the values that the phrase was used with. */
export class PhraseStepError extends BrineError {
  override readonly name = 'PhraseStepError';

  constructor(text: string, found: readonly { pattern: string | RegExp; uri: string; line: number }[]) {
    super({
      what:
        found.length === 0
          ? `No step definition matches “${text}”.`
          : `${found.length} step definitions match “${text}”.`,
      details: found
        .map(({ pattern, uri, line }) => `${pattern} (${uri.replaceAll('\\', '/')}:${line})`)
        .join('\n'),
      next: 'Look at the values that the phrase was used with.',
    });
  }
}
