import type { RecordedRun, RecordedScenario } from './recorded';
import type { Changes, FlakyScenario, HistoryLetter, StillFailing } from './shape';

/** Runs that are looked at for flakiness, this one among them. */
const WINDOW = 30;
/** A failure and its repair are two switches; from the third on nobody can trust a scenario. */
const SWITCHES = 3;

const PASSING: ReadonlySet<HistoryLetter> = new Set(['p', 'r']);
const FAILING: ReadonlySet<HistoryLetter> = new Set(['f', 'a', 'u', 'w']);

export interface Comparison {
  /** All runs of the history, oldest first, of any environment; the last ones are this run. */
  runs: readonly RecordedRun[];
  current: RecordedRun;
  /** Names of scenarios that earlier runs had. */
  scenarios: ReadonlyMap<string, RecordedScenario>;
  /** Whether a scenario that is not in this run is still there: merely not chosen. */
  exists(scenario: RecordedScenario): boolean;
}

/** A run of one environment and its place among all. */
interface Numbered {
  index: number;
  run: RecordedRun;
}

/** A run beside those before it in the same environment. A scenario is compared with the last run that judged it. */
export function compare({ runs, current, scenarios, exists }: Comparison): Changes {
  const all = runs.map((run, index): Numbered => ({ run, index }));
  const own = all.filter(({ run }) => run.environment === current.environment && run !== current);
  const now = { run: current, index: runs.indexOf(current) };
  const changes: Changes = {
    regressed: [],
    fixed: [],
    new: [],
    newlyFailing: [],
    stillFailing: [],
    gone: [],
    flaky: [],
  };
  const base = own.at(-1);
  if (base) {
    changes.base = base.index;
    for (const [key, { letter }] of current.results) judge(changes, { key, letter, own, now });
    changes.gone = goneOf({ base, own, current, scenarios, exists });
  }
  changes.flaky = [...current.results.keys()].flatMap((key) => flakiness(key, [...own, now]));
  return changes;
}

interface Judged {
  key: string;
  letter: HistoryLetter;
  own: readonly Numbered[];
  now: Numbered;
}

function judge(changes: Changes, { key, letter, own, now }: Judged): void {
  const before = own.findLast(({ run }) => isDecided(letterIn(run, key)));
  const known = before !== undefined || own.some(({ run }) => run.results.has(key));
  if (!known) changes.new.push(key);
  if (FAILING.has(letter)) {
    if (!before) changes.newlyFailing.push(key);
    else if (PASSING.has(letterIn(before.run, key))) changes.regressed.push(key);
    else changes.stillFailing.push(streak(key, [...own, now]));
  } else if (PASSING.has(letter) && before && FAILING.has(letterIn(before.run, key))) changes.fixed.push(key);
}

function streak(key: string, runs: readonly Numbered[]): StillFailing {
  const decided = runs.filter(({ run }) => isDecided(letterIn(run, key)));
  const good = decided.findLastIndex(({ run }) => PASSING.has(letterIn(run, key)));
  const failures = decided.slice(good + 1);
  return { key, since: failures[0]?.index ?? 0, runs: failures.length };
}

function goneOf({
  base,
  own,
  current,
  scenarios,
  exists,
}: Omit<Comparison, 'runs'> & { base: Numbered; own: readonly Numbered[] }): Changes['gone'] {
  return [...base.run.results.keys()].flatMap((key) => {
    const scenario = scenarios.get(key);
    if (current.results.has(key) || !scenario || exists(scenario)) return [];
    return [{ ...scenario, last: own.findLast(({ run }) => run.results.has(key))?.index ?? base.index }];
  });
}

/** Switches between passed and failed, as ReportPortal counts them: of those that there could have been. */
function flakiness(key: string, runs: readonly Numbered[]): FlakyScenario[] {
  const decided = runs.filter(({ run }) => isDecided(letterIn(run, key))).slice(-WINDOW);
  const marks = decided.map(({ run, index }, at) => {
    const letter = letterIn(run, key);
    const previous = decided[at - 1];
    const switched =
      previous !== undefined && PASSING.has(letter) !== PASSING.has(letterIn(previous.run, key));
    return { index, switched, retried: letter === 'r' };
  });
  const switches = marks.filter(({ switched }) => switched).length;
  const retried = marks.filter((mark) => mark.retried).length;
  if (retried === 0 && switches < SWITCHES) return [];
  const first = marks.find((mark) => mark.switched || mark.retried)?.index ?? 0;
  return [{ key, switches, possible: Math.max(0, decided.length - 1), retried, first }];
}

function letterIn(run: RecordedRun, key: string): HistoryLetter {
  return run.results.get(key)?.letter ?? '.';
}

function isDecided(letter: HistoryLetter): boolean {
  return PASSING.has(letter) || FAILING.has(letter);
}

/**
 * What fails now and failed already when a mainline was last judged. Runs of the same commit do not count: a failure does
 * not become known by being run again. So of a run that knows no commit or no branch nothing is known.
 *
 * @param mainlines branches.
 */
export function knownFailures(
  { runs, current }: Pick<Comparison, 'runs' | 'current'>,
  mainlines: readonly string[],
): string[] {
  if (current.commit === undefined) return [];
  const base = runs.filter(
    ({ environment, branch, commit, id }) =>
      environment === current.environment &&
      id !== current.id &&
      commit !== undefined &&
      commit !== current.commit &&
      branch !== undefined &&
      mainlines.includes(branch),
  );
  return [...current.results].flatMap(([key, { letter }]) => {
    const before = base.findLast((run) => isDecided(letterIn(run, key)));
    return FAILING.has(letter) && before && FAILING.has(letterIn(before, key)) ? [key] : [];
  });
}
