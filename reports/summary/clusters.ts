import { KINDS } from '../../support/causes/cause';
import { groupBy } from '../group';
import { causeOfAttempt } from '../messages/cause';
import { outcomeOf } from '../messages/outcome';
import type { Step } from '../messages/run';
import { type Again, runAgain } from '../rerun';
import { cut, LIMITS } from '../sanitize';
import type { Placed } from './placed';
import type { Cluster } from './shape';
import { isFine } from './totals';

const OWNER = /^@(?:team|owner):(.+)$/;

type Reason = Pick<Cluster, 'kind' | 'culprit' | 'what' | 'facts'> & { step?: string; sign: string };

/**
 * The scenarios that need attention, put together by why: by cause and culprit; where no cause is told, by the error with
 * everything taken out that differs from time to time, and the definition of the step. The most telling first.
 */
export function clustersOf(scenarios: readonly Placed[], conditions: Omit<Again, 'failed'>): Cluster[] {
  const wanting = scenarios.filter(({ scenario }) => !isFine(scenario) && outcomeOf(scenario) !== 'not run');
  const reasons = new Map(wanting.map((placed) => [placed, reasonOf(placed)]));
  const groups = groupBy(wanting, (placed) => reasons.get(placed)?.sign ?? '');
  const clusters = [...groups.values()].map((group) => {
    const { sign: _, ...reason } = reasons.get(group[0] as Placed) as Reason;
    return { ...reason, ...membersOf(group, conditions) };
  });
  return clusters.sort(
    (one, other) => rankOf(one) - rankOf(other) || other.scenarios.length - one.scenarios.length,
  );
}

function membersOf(
  group: readonly Placed[],
  conditions: Omit<Again, 'failed'>,
): Pick<Cluster, 'scenarios' | 'owners' | 'rerun'> {
  const tags = group.flatMap(({ scenario }) => scenario.tags);
  const owners = [...new Set(tags.flatMap((tag) => OWNER.exec(tag)?.[1] ?? []))].sort();
  const own = group.filter(({ feature }) => feature.source === undefined).map(({ at }) => at);
  const { command, list } = runAgain({ failed: own, ...conditions }, 'reports/output/rerun.txt');
  return {
    scenarios: group.map(({ at }) => at),
    owners,
    // A list in a file would be that of all failures.
    ...(own.length > 0 && list === undefined && { rerun: command }),
  };
}

function reasonOf({ scenario }: Placed): Reason {
  const attempt = scenario.attempts.at(-1);
  const step = attempt?.steps.find(({ outcome }) => outcome === outcomeOf(scenario));
  const sentence = step && { step: sentenceOf(step) };
  const cause = causeOfAttempt(attempt);
  if (cause) return { ...cause, ...sentence, sign: `${cause.kind}\n${cause.culprit}` };
  const kind = outcomeOf(scenario);
  const what = whatOf(step, kind);
  const place = step?.definitions[0]?.place ?? (step?.kind === 'hook' ? step.text : '');
  const facts = place === '' ? [] : [place];
  return { kind, culprit: '', what, facts, ...sentence, sign: `${kind}\n${fold(what)}\n${place}` };
}

/** Keywords of steps end with a blank where the language has one; those of hooks never do. */
function sentenceOf({ kind, keyword, text }: Step): string {
  return kind === 'hook' ? `${keyword} hook ${text}` : `${keyword}${text}`.trim();
}

function whatOf(step: Step | undefined, outcome: string): string {
  const first = step?.message?.split('\n').find((line) => line.trim() !== '');
  if (outcome === 'undefined') return `No step definition matches: ${step?.text ?? ''}`;
  if (outcome === 'ambiguous') return `More than one step definition matches: ${step?.text ?? ''}`;
  return cut(first?.trim() ?? `The scenario is ${outcome}.`, LIMITS.line);
}

/** Without what differs from one failure to the next: numbers, ids, quoted values, paths. */
function fold(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b/gi, '#')
    .replaceAll(/(["'`])(?:(?!\1).){0,200}\1/g, '#')
    .replaceAll(/(?:[A-Za-z]:)?(?:[\\/][\w.@-]+){2,}/g, '#')
    .replaceAll(/\d+/g, '#');
}

function rankOf({ kind }: Cluster): number {
  const rank = (KINDS as readonly string[]).indexOf(kind);
  return rank < 0 ? KINDS.length : rank;
}
