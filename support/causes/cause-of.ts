import type { AnsweredExchange } from '../evidence/exchange';
import { operationOf } from '../evidence/operation';
import { redactText } from '../evidence/redact';
import { type Panic, renderPanic } from '../services/log/panic';
import { describeExit } from '../services/process/exit';
import type { Cause } from './cause';
import { databaseFacts } from './database-facts';
import type { Failure } from './failure';
import { serverErrorIn } from './server-error';
import { type Told, toldBy } from './told';

const LONGEST_BODY = 300;
const MOST_PAGE_ERRORS = 2;

/** A rule that knows the cause of some failures; the first one that does decides. */
type Rule = (failure: Failure, told: Told) => Cause | undefined;

/** What a mock that could not reply says of itself. */
const MOCKED: readonly Cause['kind'][] = ['mock', 'contract broken', 'environment not ready', 'test error'];
/** What a check that looked in vain says. */
const CHECKS: readonly Cause['kind'][] = ['wrong', 'timed out', 'mock'];

/** What the failed step says is not always why it failed: in this order others are looked for. */
const RULES: readonly Rule[] = [
  crashed,
  notReady,
  mockFailed,
  itself('component crashed'),
  panicked,
  failedFor5xx,
];

/**
 * The one cause of a failed scenario. Decided from the kinds of errors, services that died or panicked, and answers of
 * 500 and above since the scenario began; see the table in docs/failures.md.
 */
export function causeOf(failure: Failure): Cause {
  const told = toldBy(failure);
  for (const rule of RULES) {
    const cause = rule(failure, told);
    if (cause) return withPlace(cause, failure);
  }
  const error = serverErrorIn(failure.exchanges, failure.passed);
  return withPlace(
    {
      ...plain(told),
      facts: [
        ...thrownByPages(failure, told),
        ...told.facts,
        ...(error ? [`before: ${outcomeOf(error)}`] : []),
      ],
    },
    failure,
  );
}

/** A script that threw is often why a page does not show what it should. */
function thrownByPages({ pageErrors = [] }: Failure, { kind }: Told): string[] {
  if (kind !== 'wrong' && kind !== 'timed out') return [];
  return [...new Set(pageErrors)].slice(0, MOST_PAGE_ERRORS).map((error) => {
    const [message = '', frame = ''] = error.split('\n');
    return `a script of the page threw: ${message}${frame === '' ? '' : ` (${frame.trim().replace(/^at /, '')})`}`;
  });
}

function crashed({ crash }: Failure, told: Told): Cause | undefined {
  if (!crash) return undefined;
  const { service, exit, panic, lastLines } = crash;
  const last = lastLines.split('\n').filter((line) => line.trim() !== '');
  const logged = last.length > 0 ? ['last log lines:', ...last] : [];
  const facts = [...(panic ? panicLines(panic) : logged), ...consequence(told, 'service crashed')];
  return {
    kind: 'service crashed',
    culprit: service,
    what: `The service "${service}" died: ${describeExit(exit)}.`,
    facts,
  };
}

function notReady(_: Failure, told: Told): Cause | undefined {
  return told.setup ? plain(told) : undefined;
}

/** What came of it in services and pages is its consequence. A call that never came is one itself: it is looked at last. */
function mockFailed(failure: Failure, told: Told): Cause | undefined {
  return failure.mockFailed && MOCKED.includes(told.kind) ? plain(told) : undefined;
}

function itself(...kinds: readonly Cause['kind'][]): Rule {
  return (_, told) => (kinds.includes(told.kind) ? plain(told) : undefined);
}

/** A framework that catches the panic of a handler answers for it, or hangs up. */
function panicked({ panics }: Failure, told: Told): Cause | undefined {
  const [last] = panics.slice(-1);
  if (!last || told.kind === 'test error') return undefined;
  const { service, panic } = last;
  const [first = ''] = panic.message.split('\n');
  return {
    kind: 'service crashed',
    culprit: service,
    what: `The service "${service}" panicked and lived on: ${first}`,
    facts: [...panicLines(panic), ...consequence(told, 'service crashed')],
  };
}

function failedFor5xx({ exchanges, passed }: Failure, told: Told): Cause | undefined {
  if (!CHECKS.includes(told.kind)) return undefined;
  const error = serverErrorIn(exchanges, passed);
  if (!error) return undefined;
  const { service, request, response } = error;
  return {
    kind: 'service answered 5xx',
    culprit: operationOf(error),
    what: `${request.method} ${new URL(request.url).pathname} was answered by ${service} with ${statusOf(response)}.`,
    facts: [...bodyLines(response.text), ...consequence(told, 'service answered 5xx')],
  };
}

function plain({ kind, culprit, what, facts }: Told): Cause {
  return { kind, culprit, what, facts };
}

function panicLines(panic: Panic): string[] {
  return renderPanic(panic).split('\n');
}

/** What the step said, when that is not the cause itself. */
function consequence({ kind, what }: Told, cause: Cause['kind']): string[] {
  return kind === cause ? [] : [`the step said: ${what}`];
}

/** Every cause ends with what databases have to say to it, and with the step. */
function withPlace(cause: Cause, failure: Failure): Cause {
  const { step } = failure;
  const place = step ? [`step: ${step.title} (${step.place})`] : [];
  return { ...cause, facts: [...cause.facts, ...databaseFacts(failure, cause.kind), ...place] };
}

function outcomeOf(error: AnsweredExchange): string {
  return `${operationOf(error)} → ${statusOf(error.response)}`;
}

function statusOf({ status, statusText }: AnsweredExchange['response']): string {
  return `${status} ${statusText}`.trim();
}

function bodyLines(text: string): string[] {
  const shown = redactText(text).replaceAll(/\s+/g, ' ').trim();
  if (shown === '') return [];
  return [shown.length > LONGEST_BODY ? `${shown.slice(0, LONGEST_BODY)}…` : shown];
}
