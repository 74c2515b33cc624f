import type { ChangesSummary, Cluster, ScenarioLine, Summary, Totals } from '../summary/shape';
import { linkable } from './address';
import { block, code, inline } from './markdown';

export interface MarkdownLimits {
  /** What the whole may be long, by `size`. */
  limit: number;
  size(text: string): number;
  /** Scenarios told of one cluster or list. */
  most: number;
}

/** GitHub drops the summary of a step above 1 MiB without a word. */
const STEP_SUMMARY: MarkdownLimits = { limit: 900_000, size: (text) => Buffer.byteLength(text), most: 20 };
/** Characters that a comment of GitHub may have; as many as that are far below GitLab's limit. */
const COMMENT: MarkdownLimits = { limit: 65_536, size: (text) => text.length, most: 5 };

const MARKS = { passed: '✅', failed: '❌', incomplete: '⚠️' } as const;

/** `summary.md`, for the summary of a job. */
export function summaryMarkdown(summary: Summary): string {
  return render(summary, STEP_SUMMARY);
}

/**
 * `comment.md`, for the one comment under a pull or merge request that each run replaces: whoever posts it looks for a
 * comment that begins with the same first line.
 */
export function commentMarkdown(summary: Summary): string {
  const name = [summary.run.project, ...summary.environments.map((one) => one.name)].join(' / ');
  const marker = `<!-- brine: ${name.replaceAll(/[^\w ./,-]/g, '')} -->\n`;
  return marker + render(summary, { ...COMMENT, limit: COMMENT.limit - marker.length });
}

/** What is most wanted comes first; what does not fit any more is left out and counted. */
function render(summary: Summary, limits: MarkdownLimits): string {
  const { verdict } = summary;
  const head = [
    `## ${MARKS[verdict.state]} ${inline(verdict.sentence)}\n`,
    aboutRun(summary),
    table(summary),
    ...linkLines(summary),
  ];
  const sections = [
    ...summary.faults.map(({ title, text }) => `### ${inline(title)}\n\n${block(text.slice(0, 4_000))}\n`),
    ...(summary.changes ?? []).flatMap((changes) => changesSection(changes, limits)),
    ...summary.clusters.map((cluster) => clusterSection(cluster, limits)),
    ...list('Passed only when tried again', summary.flaky, limits),
    ...(summary.warnings.length > 0
      ? [
          `### Warnings\n\n${summary.warnings
            .slice(0, 50)
            .map((warning) => `- ${inline(warning)}\n`)
            .join('')}`,
        ]
      : []),
  ];
  return shorten(head, sections, limits);
}

const ROOM_FOR_THE_END = 200;

function shorten(
  head: readonly string[],
  sections: readonly string[],
  { limit, size }: MarkdownLimits,
): string {
  const kept = [...head];
  let used = size(kept.join('\n'));
  let left = 0;
  for (const section of sections) {
    const length = size(`\n${section}`);
    if (left === 0 && used + length <= limit - ROOM_FOR_THE_END) {
      kept.push(section);
      used += length;
    } else left += 1;
  }
  if (left > 0)
    kept.push(`_Cut here: ${left} more ${left === 1 ? 'part is' : 'parts are'} in the report._\n`);
  return kept.join('\n');
}

function aboutRun({ run, environments }: Summary): string {
  const facts = [
    inline(run.project),
    ...environments.map(({ name }) => inline(name)),
    ...(run.branch === undefined ? [] : [code(run.branch)]),
    ...(run.commit === undefined ? [] : [code(run.commit.slice(0, 12))]),
    ...(run.wall === undefined ? [] : [`${(run.wall / 1_000).toFixed(1)} s`]),
  ];
  return `${facts.join(' · ')}\n`;
}

const COLUMNS: [keyof Totals, string][] = [
  ['scenarios', 'Scenarios'],
  ['passed', 'Passed'],
  ['failed', 'Failed'],
  ['ambiguous', 'Ambiguous'],
  ['undefined', 'Undefined'],
  ['pending', 'Pending'],
  ['skipped', 'Skipped'],
  ['unknown', 'Unfinished'],
  ['notRun', 'Not run'],
  ['flaky', 'Flaky'],
];

/** Columns in which nothing stands are left out. */
function table({ totals, environments, imports }: Summary): string {
  const rows: [string, Totals][] = [
    ...(environments.length === 1
      ? [['Suite', totals] as [string, Totals]]
      : environments.map((one): [string, Totals] => [one.name, one.totals])),
    ...imports.map((one): [string, Totals] => [one.tool, one.totals]),
  ];
  const shown = COLUMNS.filter(([field]) => field === 'scenarios' || rows.some(([, own]) => own[field]));
  return [
    `| | ${shown.map(([, title]) => title).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(shown.length)}`,
    ...rows.map(
      ([name, own]) => `| ${inline(name)} | ${shown.map(([field]) => own[field] ?? 0).join(' | ')} |`,
    ),
    '',
  ].join('\n');
}

function linkLines({ links }: Summary): string[] {
  const [report, ci] = [linkable(links.report), linkable(links.ci)];
  const told = [
    ...(report === undefined ? [] : [`[Report](${report})`]),
    ...(ci === undefined ? [] : [`[CI job](${ci})`]),
  ];
  return told.length === 0 ? [] : [`${told.join(' · ')}\n`];
}

function clusterSection(cluster: Cluster, limits: MarkdownLimits): string {
  const { kind, culprit, what, facts, owners, rerun, scenarios, step } = cluster;
  const owned = owners.length > 0 ? ` · ${owners.map((owner) => inline(owner)).join(', ')}` : '';
  const said = facts.slice(0, 6).join('\n').slice(0, 2_000);
  return [
    `### ${inline(kind)}${culprit === '' ? '' : `: ${inline(culprit)}`} (${scenarios.length})${owned}\n`,
    `${inline(what)}\n`,
    ...(step === undefined ? [] : [`Step: ${code(step)}\n`]),
    ...(said === '' ? [] : [`${block(said)}\n`]),
    lines(scenarios, limits),
    ...(rerun === undefined ? [] : [`${block(rerun, 'sh')}\n`]),
  ].join('\n');
}

function changesSection(changes: ChangesSummary, limits: MarkdownLimits): string[] {
  const { base, environment } = changes;
  const since = `since ${base.commit === undefined ? inline(base.at) : code(base.commit.slice(0, 12))}`;
  const where = `${since}, ${inline(environment)}`;
  return [
    ...list(`Regressed ${where}`, changes.regressed, limits),
    ...list(`New and failing ${where}`, changes.newlyFailing, limits),
    ...list(`Fixed ${where}`, changes.fixed, limits),
    ...list(`Gone ${where}`, changes.gone, limits),
  ];
}

function list(title: string, all: readonly ScenarioLine[], limits: MarkdownLimits): string[] {
  return all.length === 0 ? [] : [`### ${title} (${all.length})\n\n${lines(all, limits)}`];
}

function lines(all: readonly ScenarioLine[], { most }: MarkdownLimits): string {
  const left = all.length - most;
  const shown = all.slice(0, most).map(({ uri, line, name, environment }) => {
    const where = environment === undefined ? '' : ` (${inline(environment)})`;
    return `- ${code(line > 0 ? `${uri}:${line}` : uri)} ${inline(name)}${where}\n`;
  });
  return shown.join('') + (left > 0 ? `- … and ${left} more\n` : '');
}
