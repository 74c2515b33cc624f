import type { Summary, Verdict } from '../summary/shape';
import { addressOf } from './address';
import { inline } from './markdown';

const MARKS = { passed: '✅', failed: '❌', incomplete: '⚠️' } as const;
/** Reasons that are told; whoever wants all of them follows the link. */
const MOST = 10;
/** Slack: characters of a heading, and of the text of a block. */
const HEADING = 150;
const BLOCK = 3_000;
const LINE = 300;

/**
 * `slack.json`, the body of a message to a webhook of Slack. Whether and when it is sent is for the pipeline to say: nothing
 * of Brine sends it.
 */
export function slackJson(summary: Summary): string {
  const { verdict, run } = summary;
  const title = `${MARKS[verdict.state]} ${run.project}: ${verdict.sentence}`;
  const told = addressOf(summary);
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: short(title, HEADING), emoji: true } },
    section(slack([aboutOf(summary), stateLine(summary)].filter(Boolean).join('\n'))),
    ...reasonsOf(summary).map(({ title: reason, what }) =>
      section(`*${slack(short(reason, LINE))}*\n${slack(short(what, LINE))}`),
    ),
    ...leftLine(summary).map((line) => section(line)),
    ...(told === undefined ? [] : [section(`<${slack(told)}|Open the report>`)]),
  ];
  return `${JSON.stringify({ text: slack(short(title, BLOCK)), blocks })}\n`;
}

/** `teams.json`, the body of a message to a workflow of Microsoft Teams: an adaptive card. */
export function teamsJson(summary: Summary): string {
  const { verdict, run } = summary;
  const line = (text: string, more: object = {}) => ({ type: 'TextBlock', text, wrap: true, ...more });
  const told = addressOf(summary);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      line(`${MARKS[verdict.state]} ${inline(`${run.project}: ${verdict.sentence}`)}`, {
        size: 'Medium',
        weight: 'Bolder',
      }),
      line(inline(aboutOf(summary)), { isSubtle: true, spacing: 'None' }),
      ...[stateLine(summary)].filter(Boolean).map((text) => line(text)),
      ...reasonsOf(summary).flatMap(({ title, what }) => [
        line(inline(title, LINE), { weight: 'Bolder' }),
        line(inline(what, LINE), { spacing: 'None' }),
      ]),
      ...leftLine(summary).map((text) => line(text)),
    ],
    ...(told !== undefined && {
      actions: [{ type: 'Action.OpenUrl', title: 'Open the report', url: told }],
    }),
  };
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  return `${JSON.stringify({ type: 'message', attachments })}\n`;
}

/**
 * Whether this run says something else than the one before it: worth a message. Undefined when no run before is known.
 */
export function stateChanged({ verdict, changes = [] }: Summary): boolean | undefined {
  if (changes.length === 0) return undefined;
  const before = changes.some(({ base }) => base.state === 'failed');
  return before !== isBad(verdict);
}

function isBad({ state }: Verdict): boolean {
  return state !== 'passed';
}

function stateLine(summary: Summary): string {
  const changed = stateChanged(summary);
  if (changed === undefined) return '';
  if (isBad(summary.verdict))
    return changed ? 'It passed the time before.' : 'It failed the time before too.';
  return changed ? 'It failed the time before.' : '';
}

function aboutOf({ run, environments }: Summary): string {
  const { branch, commit, wall } = run;
  return [
    ...environments.map(({ name }) => name),
    ...(branch === undefined ? [] : [branch]),
    ...(commit === undefined ? [] : [commit.slice(0, 12)]),
    ...(wall === undefined ? [] : [`${(wall / 1_000).toFixed(1)} s`]),
  ].join(' · ');
}

interface Told {
  title: string;
  what: string;
}

function reasonsOf({ faults, clusters }: Summary): Told[] {
  const all: Told[] = [
    ...faults.map(({ title, text }) => ({ title, what: text.split('\n')[0] ?? '' })),
    ...clusters.map(({ kind, culprit, what, scenarios, owners }) => {
      const owned = owners.length > 0 ? `, ${owners.join(', ')}` : '';
      return { title: `${kind}${culprit === '' ? '' : `: ${culprit}`} (${scenarios.length})${owned}`, what };
    }),
  ];
  return all.slice(0, MOST);
}

function leftLine({ faults, clusters }: Summary): string[] {
  const left = faults.length + clusters.length - MOST;
  return left > 0 ? [`… and ${left} more reasons`] : [];
}

function section(text: string) {
  return { type: 'section', text: { type: 'mrkdwn', text: short(text, BLOCK) } };
}

/** Slack's three signs: without them nobody is mentioned and nothing is a link. */
function slack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function short(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
