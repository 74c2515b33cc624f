import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Uncovered, uncoveredBy } from '../reports/uncovered';
import { type Drafted, draftFrom, draftFromRun } from '../runs/draft';
import { draw, readSources } from '../runs/generate';
import type { Change } from '../support/generate/merge';
import { applyPlan, changedFiles, type Plan, patchOf, planFiles } from '../support/generate/plan';
import type { Call, Command } from './command';
import { OptionsError } from './errors';

const OUTPUT = 'features/generated';
const MISSING = 'features/missing';
const DRAFTS = 'features/drafts';

export const generate: Command = {
  usage: '[service, file or address of a document] … [options]',
  about: [
    'Writes features from OpenAPI documents: of the services of the settings (default: all that have one), files or addresses.',
    'What was changed by hand stays; the difference is shown before it is written.',
    `With --from, a draft from what a browser, a proxy or the last run recorded, into ${DRAFTS}; documents give its calls their names.`,
    'Exit code: 0 when it was written or nothing has changed, 1 when --check found a difference, 2 when a document or recording is bad.',
  ].join('\n'),
  options: {
    output: { value: 'folder', help: `Where the features go (default: ${OUTPUT})` },
    hints: {
      value: 'file',
      help: 'What the documents do not say (default: hints.yaml in that folder, if it is there)',
    },
    api: {
      value: 'name',
      help: 'The API of the settings that a document named by file or address is of; with --from, whose the calls are',
    },
    from: {
      value: 'file',
      help: `A HAR file, or run for what the last run has kept: becomes a scenario draft in ${DRAFTS}`,
    },
    actor: { value: 'name', help: 'With --from: who is signed in where the recording has a secret for it' },
    missing: {
      help: `What the last run did not see of operations and statuses: tells it, and writes it to ${MISSING}`,
    },
    report: { value: 'folder', help: 'The folder of that run (default: reports/output)' },
    check: { help: 'Writes nothing: says whether documents and features are still the same' },
  },
  words: true,
  async run(call) {
    const { values, words, env, stderr } = call;
    const root = process.cwd();
    const isMissing = values.missing === true;
    const output = String(values.output ?? (isMissing ? MISSING : OUTPUT));
    if (values.from !== undefined) return await draft(call, String(values.from), root);
    if (values.actor !== undefined)
      throw new OptionsError('generate', ['--actor: says something only with --from']);
    const uncovered = isMissing ? await uncoveredBy(String(values.report ?? 'reports/output')) : undefined;
    for (const one of uncovered ?? []) call.stdout.write(`${missingLine(one)}\n`);
    const text = (name: string): string | undefined =>
      values[name] === undefined ? undefined : String(values[name]);
    const sources = await readSources({
      root,
      env,
      stderr,
      words,
      output,
      api: text('api'),
      hints: text('hints') ?? (isMissing ? hintsBeside(root) : undefined),
    });
    const { features, left } = await draw(sources, stderr, uncovered);
    const apis = [...new Set(features.map(({ file }) => file.split('/')[0] as string))];
    const plan = planFiles(path.resolve(root, output), features, apis);
    return values.check === true ? check(plan, call) : write(plan, path.resolve(root, output), left, call);
  },
};

async function draft(
  { values, words, env, stdout, stderr }: Call,
  from: string,
  root: string,
): Promise<number> {
  const faults = ['missing', 'check', 'hints'].filter((name) => values[name] !== undefined);
  if (faults.length > 0)
    throw new OptionsError(
      'generate',
      faults.map((name) => `--${name}: does not go with --from`),
    );
  const text = (name: string): string | undefined =>
    values[name] === undefined ? undefined : String(values[name]);
  const wanted = {
    root,
    env,
    stderr,
    words,
    output: text('output') ?? DRAFTS,
    api: text('api'),
    hints: words.length > 0 ? undefined : hintsBeside(root),
    actor: text('actor'),
  };
  const drafted =
    from === 'run'
      ? await draftFromRun(text('report') ?? 'reports/output', wanted)
      : await draftFrom(from, wanted);
  stdout.write(tellDraft(drafted));
  return 0;
}

function tellDraft({ file, known, scenarios, calls, passedOver, left }: Drafted): string {
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : `${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`;
  return [
    `${file} (${known ? 'as it was' : 'new'}: scenarios: ${scenarios}, requests: ${calls})\n`,
    list('Not in it', passedOver),
    list('Left for you to write', left),
  ].join('');
}

/** The hints for all features are those for the missing ones too. */
function hintsBeside(root: string): string | undefined {
  const file = `${OUTPUT}/hints.yaml`;
  return existsSync(path.resolve(root, file)) ? file : undefined;
}

function missingLine({ service, method, path, statuses, never }: Uncovered): string {
  return `${service}: ${method} ${path}: ${never ? 'never asked for' : `never answered with ${statuses.join(', ')}`}`;
}

function check(plan: Plan, { stdout }: Call): number {
  const files = changedFiles(plan);
  for (const file of files) stdout.write(`${patchOf(file)}\n`);
  if (files.length === 0 && !plan.stateChanged) {
    stdout.write('The features say what the documents say.\n');
    return 0;
  }
  stdout.write(`${tell(plan)}The documents and the features have drifted apart: run brine generate.\n`);
  return 1;
}

function write(plan: Plan, folder: string, left: readonly string[], { stdout }: Call): number {
  for (const file of changedFiles(plan)) stdout.write(`${patchOf(file)}\n`);
  stdout.write(tell(plan));
  applyPlan(folder, plan);
  if (left.length > 0) stdout.write(`Left for you to write:\n${left.map((line) => `  ${line}\n`).join('')}`);
  return 0;
}

/** What became of scenarios, file by file. */
function tell(plan: Plan): string {
  const lines = plan.files.flatMap(({ file, before, after, changes }) => {
    const told = before === undefined ? [] : changes.map(({ what, name }) => `  ${what}: ${name}`);
    if (told.length === 0 && before === after) return [];
    const state =
      before === undefined
        ? `new, ${amount(changes)}`
        : after === undefined
          ? 'gone'
          : `${told.length} changes`;
    return [`${file} (${state})`, ...told];
  });
  return lines.length === 0 ? 'Nothing has changed.\n' : `${lines.join('\n')}\n`;
}

function amount(changes: readonly Change[]): string {
  return `${changes.length} scenarios`;
}
