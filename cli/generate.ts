import { existsSync } from 'node:fs';
import path from 'node:path';
import { uncoveredBy } from '../reports/uncovered';
import { draftFrom, draftFromRun } from '../runs/generate/draft';
import { draw, readSources } from '../runs/generate/generate';
import { applyPlan, changedFiles, type Plan, patchOf, planFiles } from '../support/generate/plan';
import { BRINE } from '../support/home/home';
import type { Call, Command } from './command';
import { OptionsError } from './errors';
import { missingLine, tellDraft, tellPlan } from './generate-told';

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
      help: `What the last run did not see of operations, statuses, parameters and choices: tells it, and writes it to ${MISSING}`,
    },
    report: { value: 'folder', help: 'The folder of that run (default: reports/output)' },
    take: {
      value: 'scenario',
      multiple: true,
      help: 'A scenario that somebody edited, by its mark (placeOrder.taken): from now on as it is generated',
    },
    proposals: { help: 'Shows for every edited scenario what would be generated in its place' },
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
    if (uncovered?.length === 0) {
      call.stdout.write('The last run saw all that the documents have.\n');
      return 0;
    }
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
    const { features, left } = await draw(
      sources,
      stderr,
      uncovered && { uncovered, folder: path.resolve(root, output) },
    );
    const apis = [...new Set(features.map(({ file }) => file.split('/')[0] as string))];
    const taken = new Set([values.take ?? []].flat().map(String));
    const plan = planFiles(path.resolve(root, output), features, apis, taken);
    expectEdited(taken, plan);
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

/** The hints for all features are those for the missing ones too. */
function hintsBeside(root: string): string | undefined {
  const file = `${OUTPUT}/hints.yaml`;
  return existsSync(path.resolve(root, file)) ? file : undefined;
}

function check(plan: Plan, { stdout, values }: Call): number {
  const files = changedFiles(plan);
  for (const file of files) stdout.write(`${patchOf(file)}\n`);
  if (files.length === 0 && !plan.stateChanged) {
    stdout.write('The features say what the documents say.\n');
    return 0;
  }
  stdout.write(
    `${tellPlan(plan, values.proposals === true)}The documents and the features have drifted apart: ${BRINE} generate brings them together.\n`,
  );
  return 1;
}

function write(plan: Plan, folder: string, left: readonly string[], { stdout, values }: Call): number {
  for (const file of changedFiles(plan)) stdout.write(`${patchOf(file)}\n`);
  stdout.write(tellPlan(plan, values.proposals === true));
  applyPlan(folder, plan);
  if (left.length > 0) stdout.write(`Left for you to write:\n${left.map((line) => `  ${line}\n`).join('')}`);
  return 0;
}

/** What was named to be taken over has to be edited, or somebody mistyped it. */
function expectEdited(taken: ReadonlySet<string>, { files }: Plan): void {
  const changes = files.flatMap((file) => file.changes);
  const done = changes.flatMap(({ what, key }) => (what === 'taken over' ? [key] : []));
  const edited = changes.flatMap(({ proposal, key }) => (proposal ? [key] : []));
  const faults = [...taken].filter((key) => !done.includes(key));
  if (faults.length === 0) return;
  const known = edited.length > 0 ? `edited are: ${edited.join(', ')}` : 'no scenario is edited';
  throw new OptionsError(
    'generate',
    faults.map((key) => `--take ${key}: is no scenario that somebody edited; ${known}`),
  );
}
