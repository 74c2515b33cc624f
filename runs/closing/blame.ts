import { stripVTControlCharacters } from 'node:util';
import { KINDS } from '../../support/causes/cause';
import { count } from '../../support/matching/json';
import type { FailedScenario } from './causes';

/** Groups, scenarios of one group, and facts of one group that are told; the report has the rest. */
const MOST = { groups: 20, scenarios: 5, facts: 2 } as const;
const WIDTH = 160;
/** Told above the summary: the step, what to do next, the brackets of a body. */
const ELSEWHERE = /^(?:step: |→ |[[\]{},]+$)/;

interface Group {
  title: string;
  rank: number;
  scenarios: FailedScenario[];
}

/**
 * Why scenarios failed, by cause and culprit, the most telling first; then those that passed when they were tried
 * again. Nothing when all passed at once.
 */
export function blameLines(failed: readonly FailedScenario[], flaky: readonly FailedScenario[]): string[] {
  const groups = groupsOf(failed);
  const left = groups.length - MOST.groups;
  return [
    ...(groups.length > 0 ? ['', 'Why they failed:'] : []),
    ...groups.slice(0, MOST.groups).flatMap(groupLines),
    ...(left > 0 ? [`  … and ${count(left, 'other cause')}, in the report`] : []),
    ...(flaky.length > 0 ? ['', 'Flaky, passed only when tried again:'] : []),
    ...flaky.map((one) => `${placeOf(one)}, ${titleOf(one)}`),
    ...(groups.length + flaky.length > 0 ? [''] : []),
  ];
}

function groupsOf(failed: readonly FailedScenario[]): Group[] {
  const groups = new Map<string, Group>();
  for (const scenario of failed) {
    const title = titleOf(scenario);
    const group = groups.get(title) ?? { title, rank: KINDS.indexOf(scenario.cause.kind), scenarios: [] };
    group.scenarios.push(scenario);
    groups.set(title, group);
  }
  return [...groups.values()].sort(
    (one, other) => one.rank - other.rank || other.scenarios.length - one.scenarios.length,
  );
}

function groupLines({ title, scenarios }: Group): string[] {
  const [first] = scenarios;
  const left = scenarios.length - MOST.scenarios;
  const { what = '', facts = [] } = first?.cause ?? {};
  const telling = facts.filter((fact) => !ELSEWHERE.test(fact)).slice(0, MOST.facts);
  return [
    `  ${title} (${count(scenarios.length, 'scenario')})`,
    ...[what, ...telling].map((text) => `      ${clean(text)}`),
    ...scenarios.slice(0, MOST.scenarios).map((one) => `    ${placeOf(one).trimStart()}`),
    ...(left > 0 ? [`    … and ${left} more`] : []),
  ];
}

function titleOf({ cause: { kind, culprit } }: FailedScenario): string {
  return `${kind}: ${clean(culprit)}`;
}

function placeOf({ uri, line, name }: FailedScenario): string {
  return `  ${clean(`${uri}:${line}`)}  ${clean(name)}`;
}

/** What names and services say must neither move the cursor nor break the lines. */
function clean(text: string): string {
  const plain = stripVTControlCharacters(text)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trimEnd();
  return plain.length > WIDTH ? `${plain.slice(0, WIDTH)}…` : plain;
}
