import { formatDuration } from '../wait/duration';
import type { Exchange } from './exchange';
import { redactText } from './redact';
import type { Statement } from './statement';
import {
  describeOutcome,
  describeStatements,
  groupStatements,
  type StatementGroup,
} from './statement-groups';

/** Exchanges that a diagram shows of the beginning and of the end; what lies between is left out. */
const FIRST = 10;
const LAST = 30;
/** Milliseconds without an event that are worth a line. */
const GAP = 500;

/** Something that is told of one participant. */
export interface Note {
  participant: string;
  text: string;
}

/** One line of a sequence diagram, from top to bottom. Participants are named by their place. */
export type Row =
  | { kind: 'arrow'; from: number; to: number; text: string; answer: boolean; failed: boolean }
  | { kind: 'note'; of: number; text: string }
  | { kind: 'gap'; text: string };

export interface Sequence {
  /** In the order of their appearance. */
  participants: string[];
  rows: Row[];
}

interface Event {
  at: number;
  row: Row;
}

/** One arrow and its answer. */
interface Talk {
  start: number;
  duration: number;
  from: string | undefined;
  to: string;
  asked: string;
  outcome: { text: string; failed: boolean };
}

/**
 * Who asked whom what in which order, redacted.
 *
 * @param exchanges in the order in which they began.
 * @param notes stand below the last line of their participant that tells of a failure, or at the end.
 * @param statements what services had their databases do.
 */
export function sequenceOf(
  exchanges: readonly Exchange[],
  notes: readonly Note[] = [],
  statements: readonly Statement[] = [],
): Sequence {
  const talks = talksOf(exchanges, statements);
  const left = talks.length - FIRST - LAST;
  const shown = left > 1 ? [...talks.slice(0, FIRST), ...talks.slice(-LAST)] : talks;
  const cast = new Cast();
  const start = left > 1 ? talks.at(-LAST)?.start : undefined;
  const events = shown.flatMap((talk) => eventsOf(talk, cast));
  if (start !== undefined)
    events.push({ at: start, row: { kind: 'gap', text: `… ${left} exchanges more …` } });
  // An answer of the moment in which something else begins came first, what is left out aside.
  const sorted = events.toSorted((a, b) => a.at - b.at || rank(a) - rank(b));
  const rows = withGaps(sorted);
  for (const { participant, text } of notes) place(rows, { kind: 'note', of: cast.place(participant), text });
  return { participants: cast.names, rows };
}

/** Who takes part. The scenario has no name of its own among the services. */
class Cast {
  readonly #keys: (string | undefined)[] = [];

  place(service: string | undefined): number {
    const known = this.#keys.indexOf(service);
    return known >= 0 ? known : this.#keys.push(service) - 1;
  }

  get names(): string[] {
    return this.#keys.map((key) => key ?? 'scenario');
  }
}

/** In the order in which they began; an exchange before what it made a service ask. */
function talksOf(exchanges: readonly Exchange[], statements: readonly Statement[]): Talk[] {
  const asked = exchanges.map(talkOf);
  const moments = asked.flatMap(({ start, duration }) => [start, start + duration]);
  const groups = groupStatements(statements, moments).map(talkWithDatabase);
  return groups.length === 0 ? asked : [...asked, ...groups].toSorted((a, b) => a.start - b.start);
}

function talkOf(exchange: Exchange): Talk {
  const { request, caller, service, duration } = exchange;
  return {
    start: startOf(exchange),
    duration,
    from: caller,
    to: service,
    asked: redactText(`${request.method} ${pathOf(request.url)}`),
    outcome: outcomeOf(exchange),
  };
}

function talkWithDatabase(group: StatementGroup): Talk {
  const { start, duration, caller, database } = group;
  const { text, failed } = describeOutcome(group);
  const time = duration > 0 ? ` · ${formatDuration(Math.round(duration))}` : '';
  return {
    start,
    duration,
    from: caller,
    to: `database ${database}`,
    asked: describeStatements(group),
    outcome: { text: `${text}${time}`, failed },
  };
}

function eventsOf({ start, duration, from: caller, to: callee, asked, outcome }: Talk, cast: Cast): Event[] {
  const [from, to] = [cast.place(caller), cast.place(callee)];
  const told: Row = { kind: 'arrow', from: to, to: from, ...outcome, answer: true };
  return [
    { at: start, row: { kind: 'arrow', from, to, text: asked, answer: false, failed: false } },
    { at: start + duration, row: told },
  ];
}

function outcomeOf({ response, error, duration, madeUp }: Exchange): { text: string; failed: boolean } {
  // What is not over yet took no time.
  const time = duration > 0 ? ` · ${formatDuration(Math.round(duration))}` : '';
  const took = `${time}${madeUp ? ' · made up' : ''}`;
  if (!response) return { text: `✗ ${redactText(error ?? 'no answer')}${took}`, failed: true };
  const broken = error === undefined ? '' : ` ✗ ${redactText(error)}`;
  const text = `${response.status} ${response.statusText}`.trim();
  return { text: `${text}${broken}${took}`, failed: broken !== '' || response.status >= 500 };
}

function withGaps(events: readonly Event[]): Row[] {
  return events.flatMap(({ at, row }, index) => {
    const before = events[index - 1];
    const waited = before === undefined ? 0 : Math.round(at - before.at);
    const gap: Row[] = waited >= GAP ? [{ kind: 'gap', text: `${formatDuration(waited)} later` }] : [];
    return row.kind === 'gap' ? [row] : [...gap, row];
  });
}

function place(rows: Row[], note: Row & { kind: 'note' }): void {
  const last = rows.findLastIndex((row) => row.kind === 'arrow' && row.failed && row.from === note.of);
  rows.splice(last < 0 ? rows.length : last + 1, 0, note);
}

function rank({ row }: Event): number {
  if (row.kind === 'gap') return -1;
  return row.kind === 'arrow' && row.answer ? 1 : 0;
}

function startOf(exchange: Exchange): number {
  return Date.parse(exchange.startedAt);
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
