import type { Figure } from './contest';
import { promisedOf, shown, spreadOf, verdictOf } from './figure-text';
import type { Result } from './result';

/** A question that somebody who chooses a tool has, and the figures that answer it. */
interface Row {
  what: string;
  /** Names of subjects, with the figures of theirs that belong here; all of them where none are named. */
  from: Readonly<Record<string, ((what: string) => boolean) | 'all'>>;
}

const ofMemory = (what: string) => what.startsWith('memory');

const ROWS: readonly Row[] = [
  { what: 'Start: a run of one scenario that does nothing', from: { start: 'all' } },
  {
    what: 'A scenario of five steps that do nothing',
    from: { scenarios: (what) => !ofMemory(what) },
  },
  { what: 'An API scenario: three calls with checks, evidence recorded', from: { api: 'all' } },
  {
    what: 'A UI scenario, the same browser build for all',
    from: { ui: 'all', 'ui-page': 'all' },
  },
  { what: 'A UI scenario as a user of each tool gets it', from: { 'ui-default': 'all' } },
  { what: 'A component mounted, warm', from: { components: 'all' } },
  { what: 'A service that answers, noticed', from: { ready: 'all' } },
  { what: 'Two workers on two cores', from: { 'workers-api': 'all', 'workers-ui': 'all' } },
  { what: 'The build check when nothing has changed', from: { build: 'all' } },
  { what: 'The report', from: { report: 'all', 'report-large': 'all' } },
  { what: 'Memory of the runner', from: { scenarios: ofMemory, evidence: 'all' } },
  { what: 'Growth: the cost of a scenario among many', from: { growth: 'all' } },
  { what: 'The guard around steps', from: { 'guard-runs': 'all', guard: 'all' } },
];

/** The answers at a glance: each row of what was promised, with what was measured and whether it holds. */
export function table(results: readonly Result[]): string {
  return [
    '| what | measured | goal | result | lowest to highest | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...ROWS.flatMap((row) => linesOf(row, results)),
  ].join('\n');
}

function linesOf({ what, from }: Row, results: readonly Result[]): string[] {
  const lines = Object.entries(from).flatMap(([name, wanted]) => {
    const result = results.find((one) => one.name === name);
    const figures = result?.figures.filter((one) => wanted === 'all' || wanted(one.what)) ?? [];
    if (figures.length === 0) return [[`\`${name}\``, '', '', '', 'not measured']];
    return figures.map((one) => cellsOf(one, name));
  });
  return lines.map((cells, index) => `| ${[index === 0 ? what : '', ...cells].join(' | ')} |`);
}

function cellsOf(one: Figure, name: string): string[] {
  return [`[${one.what}](#${name})`, promisedOf(one), shown(one), spreadOf(one), verdictOf(one)];
}
