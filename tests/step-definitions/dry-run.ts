import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Envelope, StepDefinition } from '@cucumber/messages';
import { root } from '../../scripts/own';

export interface Sentence {
  text: string;
  argument?: 'table' | 'text' | 'table or text' | undefined;
}

export interface DryRun {
  /** What Cucumber registered, as `file:line expression`. */
  definitions: string[];
  /** Names of the registered parameter types with the sources of their regular expressions. */
  parameterTypes: { name: string; regexps: readonly string[] }[];
  /** For each sentence the definitions that match it, as `file:line expression`. */
  matches: string[][];
}

/** Lets Cucumber load the reference suite's code and match sentences against it; no step is run. */
export async function dryRun(sentences: readonly Sentence[]): Promise<DryRun> {
  // Below the project, because Cucumber joins --config to its folder and Windows may keep temporary files on another drive.
  const folder = mkdtempSync(path.join(root, 'node_modules', '.brine-dry-run-'));
  const file = (name: string) => path.join(folder, name);
  const profile = JSON.stringify(path.join(root, 'cucumber.js'));
  const own = { paths: [file('sentences.feature')], format: [['message', file('messages.ndjson')]] };
  try {
    writeFileSync(file('sentences.feature'), featureOf(sentences));
    writeFileSync(
      file('cucumber.js'),
      `module.exports = { default: { ...require(${profile}).default, ...${JSON.stringify(own)} } };\n`,
    );
    const program = path.join(root, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js');
    const args = [program, '--dry-run', '--config', path.relative(root, file('cucumber.js'))];
    // A dry run with an undefined sentence ends with code 1; what counts is in the messages.
    await promisify(execFile)(process.execPath, args, { cwd: root }).catch(() => {});
    return read(readFileSync(file('messages.ndjson'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const TABLE = '    | a | b |\n';
const FOLLOWED_BY = { table: TABLE, 'table or text': TABLE, text: '    """\n    text\n    """\n' };

function featureOf(sentences: readonly Sentence[]): string {
  const steps = sentences.map(
    ({ text, argument }) => `    * ${text}\n${argument ? FOLLOWED_BY[argument] : ''}`,
  );
  return `Feature: Sentences\n  Scenario: All of them\n${steps.join('')}`;
}

function read(ndjson: string): DryRun {
  const envelopes = ndjson
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Envelope);
  const definitions = envelopes.flatMap(({ stepDefinition }) => stepDefinition ?? []);
  const shown = new Map(definitions.map((one) => [one.id, show(one)]));
  const steps = envelopes.flatMap(({ testCase }) => testCase?.testSteps ?? []);
  return {
    definitions: [...shown.values()],
    parameterTypes: envelopes
      .flatMap(({ parameterType }) => parameterType ?? [])
      .map(({ name, regularExpressions }) => ({ name, regexps: regularExpressions })),
    matches: steps
      .filter(({ pickleStepId }) => pickleStepId)
      .map(({ stepDefinitionIds = [] }) => stepDefinitionIds.map((id) => shown.get(id) ?? id)),
  };
}

function show({ pattern, sourceReference: { uri = '', location } }: StepDefinition): string {
  return `${uri.replaceAll('\\', '/')}:${location?.line} ${pattern.source}`;
}
