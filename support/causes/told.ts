import { BrineError, type FaultKind, SetupError } from '../errors/brine-error';
import { ownFrame } from '../errors/load-fault';
import { overdueOf } from '../wait/overdue';
import type { Failure } from './failure';
import { foreignFault } from './foreign';

/** What the failed step or hook says for itself. */
export interface Told {
  kind: FaultKind;
  culprit: string;
  /** Its first line. */
  what: string;
  /** The lines after that. */
  facts: string[];
  /** The surroundings failed, whatever the scenario saw of it. */
  setup: boolean;
}

const MOST_LINES = 20;

export function toldBy(failure: Failure): Told {
  const { unrunnable, limit } = failure;
  if (unrunnable) return unrun(failure, unrunnable);
  if (limit !== undefined) return gaveUp(failure, limit);
  const chain = chainOf(failure.error);
  const own = speakerOf(chain);
  return own ? ofBrine(own, failure) : foreign(chain, failure);
}

const UNRUNNABLE = {
  undefined: 'No phrase matches',
  ambiguous: 'More than one phrase matches',
  pending: 'Nothing is written yet for',
} as const;

function unrun({ step, hints = [] }: Failure, why: keyof typeof UNRUNNABLE): Told {
  const { title = 'a step', place = 'the scenario' } = step ?? {};
  return {
    kind: 'test error',
    culprit: place,
    what: `${UNRUNNABLE[why]} "${title}".`,
    facts: [...hints],
    setup: false,
  };
}

function gaveUp({ step, waitedFor }: Failure, limit: string): Told {
  const what = `${step ? `"${step.title}"` : 'A hook'} did not finish within ${limit}.`;
  const facts = waitedFor === undefined ? [] : [`It was waiting: ${waitedFor}`];
  return { kind: 'timed out', culprit: step?.title ?? 'a hook', what, facts, setup: false };
}

/** The error and its causes, outermost first; ends where a chain closes to a ring. */
function chainOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let next = error; next !== undefined && !chain.includes(next); next = causeOf(next)) chain.push(next);
  return chain;
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

/** Whoever knows more than that the step was wrong; else the outermost. */
function speakerOf(chain: readonly unknown[]): BrineError | undefined {
  const own = chain.filter((error) => error instanceof BrineError);
  return own.find((error) => error.fault !== 'test error') ?? own[0];
}

function ofBrine(error: BrineError, { step, error: thrown }: Failure): Told {
  const [what = '', ...facts] = error.message.split('\n');
  const kind = error.fault === 'wrong' && overdueOf(thrown) !== undefined ? 'timed out' : error.fault;
  const fallback = kind === 'test error' ? step?.place : step?.title;
  return {
    kind,
    culprit: error.culprit ?? fallback ?? error.name,
    what,
    facts: facts.slice(0, MOST_LINES).map((line) => line.replace(/^ {2}/, '')),
    setup: error instanceof SetupError,
  };
}

function foreign(chain: readonly unknown[], failure: Failure): Told {
  const [error] = chain;
  const { step, root } = failure;
  const kind = foreignFault(chain, step === undefined);
  const frame = error instanceof Error ? ownFrame(error.stack ?? '', root) : undefined;
  const [what = '', ...facts] = textOf(error).split('\n');
  const fallback = kind === 'test error' ? (frame ?? step?.place) : (step?.title ?? frame);
  return {
    kind: kind === 'wrong' && overdueOf(error) !== undefined ? 'timed out' : kind,
    culprit: fallback ?? 'a hook',
    what,
    facts: [...(frame ? [`at ${frame}`] : []), ...facts.slice(0, MOST_LINES)].filter((line) => line !== ''),
    setup: false,
  };
}

function textOf(error: unknown): string {
  if (!(error instanceof Error))
    return error === undefined ? 'It failed and did not say why.' : String(error);
  return error.name === 'Error' ? error.message : `${error.name}: ${error.message}`;
}
