import type { HistoryRun } from '../../../history/shape';
import { type Child, h } from '../dom';
import { duration, grouped } from '../format';
import { type History, type Past, positionIn } from '../history';
import { runName } from '../history-view';
import { nothing, scenarioLink } from '../parts';
import { to } from '../route';
import type { Site } from '../site';

/** Of one list. */
const MOST = 50;
/** What is quicker than this is slower by chance. */
const NOTICED = 500;
const PASSING = 'pr';
const FAILING = 'fauw';

interface Compared {
  key: string;
  before: Past | undefined;
  after: Past | undefined;
}

/** Two runs of one environment beside each other, chosen by the address; the newest and the one before it unless it says. */
export function comparison(site: Site, history: History, environment: string, query: URLSearchParams): Child {
  const runs = history.runs(environment);
  if (runs.length < 2) return false;
  const own = query.get('in') === environment;
  const from = runAt(runs, own ? query.get('from') : null) ?? runs.at(-2);
  const until = runAt(runs, own ? query.get('to') : null) ?? runs.at(-1);
  if (!from || !until) return false;
  const lists = listsOf(history.between(environment, from, until));
  const choose = (part: 'from' | 'to', value: string) => {
    location.hash = to('runs', '', { in: environment, from: from.id, to: until.id, [part]: value });
  };
  return h(
    'details',
    { class: 'compare', open: own },
    h('summary', {}, 'Compare two runs'),
    h(
      'div',
      { class: 'filters' },
      picker('From', runs, from, (id) => choose('from', id)),
      picker('To', runs, until, (id) => choose('to', id)),
    ),
    lists.length === 0 && nothing('Nothing went another way, and nothing took twice as long.'),
    lists.map(([title, all, more]) => list(site, environment, { title, all, more })),
  );
}

function runAt(runs: readonly HistoryRun[], id: string | null): HistoryRun | undefined {
  return runs.find((run) => run.id === id);
}

function picker(
  label: string,
  runs: readonly HistoryRun[],
  chosen: HistoryRun,
  changed: (id: string) => void,
): HTMLElement {
  const select = h(
    'select',
    { onchange: () => changed(select.value) },
    runs.toReversed().map((run) => h('option', { value: run.id, selected: run === chosen }, runName(run))),
  );
  return h('label', {}, h('span', {}, label), select);
}

type List = [title: string, all: Compared[], more?: (one: Compared) => string];

function listsOf(all: readonly Compared[]): List[] {
  const is = (past: Past | undefined, letters: string) => past !== undefined && letters.includes(past.letter);
  const was = (past: Past | undefined) => past !== undefined && past.letter !== '.';
  const lists: List[] = [
    ['Regressed', all.filter(({ before, after }) => is(before, PASSING) && is(after, FAILING))],
    ['Fixed', all.filter(({ before, after }) => is(before, FAILING) && is(after, PASSING))],
    ['New', all.filter(({ before, after }) => !was(before) && was(after))],
    ['Gone', all.filter(({ before, after }) => was(before) && !was(after))],
    ['Twice as slow', all.filter(isSlower), slower],
  ];
  return lists.filter(([, own]) => own.length > 0);
}

function isSlower({ before, after }: Compared): boolean {
  const [then, now] = [before?.duration, after?.duration];
  return then !== undefined && now !== undefined && now > NOTICED && now > 2 * then;
}

function slower({ before, after }: Compared): string {
  return `${duration(before?.duration ?? 0)} → ${duration(after?.duration ?? 0)}`;
}

function list(
  site: Site,
  environment: string,
  { title, all, more }: { title: string; all: readonly Compared[]; more: List[2] },
): Child {
  return [
    h('h3', {}, `${title} (${grouped(all.length)})`),
    h(
      'ul',
      { class: 'links' },
      all.slice(0, MOST).map((one) => {
        const position = positionIn(site, one.key, environment);
        const told = more && h('span', { class: 'number' }, more(one));
        return h(
          'li',
          {},
          position === undefined ? [h('code', {}, one.key), ' ', told] : scenarioLink(site, position, told),
        );
      }),
    ),
    all.length > MOST && h('p', { class: 'soft' }, `and ${grouped(all.length - MOST)} more`),
  ];
}
