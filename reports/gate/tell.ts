import { plain } from '../sanitize';
import type { Summary } from '../summary/shape';
import { type Judgement, nameOf } from './judge';

/** Lines of one reason: all of it is to fit on a screen. */
const MOST = 8;
const WIDTH = 160;

/** Why the gate is closed or open, for people. */
export function tellJudgement(
  { verdict, run }: Summary,
  { reasons, known, quarantined, idle }: Judgement,
): string {
  const lines = [
    reasons.length === 0
      ? `The gate is open. ${verdict.sentence}`
      : `The gate is closed. ${verdict.sentence}`,
    ...reasons.flatMap(({ title, details }) => [
      `  ${title}`,
      ...shortened(details).map((line) => `    ${line}`),
    ]),
    ...(reasons.some(({ title }) => /new failures?$/.test(title)) ? nobodyKnows(run) : []),
    ...group(
      'Let through, known on the branch it is measured against',
      known.map(({ uri, line, name }) => `${uri}:${line}  ${name}`),
    ),
    ...group(
      'Let through, in quarantine',
      quarantined.map(
        ({ scenario, entry }) =>
          `${scenario.uri}:${scenario.line}  ${scenario.name} (until ${entry.until}: ${entry.reason})`,
      ),
    ),
    ...group(
      'In quarantine without a failure',
      idle.map((entry) => `line ${entry.line}: ${nameOf(entry)}`),
    ),
  ];
  return lines.map((line) => `${oneLine(line)}\n`).join('');
}

/** Somebody with a container without its repository, or a CI server that checks out no branch, would wonder. */
function nobodyKnows({ commit, branch }: Summary['run']): string[] {
  const unknown = Object.entries({ commit, branch }).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  if (unknown.length === 0) return [];
  const variables = unknown.map((name) => `BRINE_${name.toUpperCase()}`);
  const of = unknown.join(' and its ');
  return [
    `  Every failure counts as new, because the run does not know its ${of}: set ${variables.join(' and ')} where it runs.`,
  ];
}

function group(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`  ${title} (${lines.length})`, ...shortened(lines).map((line) => `    ${line}`)];
}

function shortened(lines: readonly string[]): string[] {
  const left = lines.length - MOST;
  return left > 0 ? [...lines.slice(0, MOST), `… and ${left} more`] : [...lines];
}

/** What names and services say must neither move the cursor nor break the lines. */
function oneLine(text: string): string {
  const line = plain(text).replaceAll('\n', ' ').trimEnd();
  return line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line;
}
