import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiler } from '../../authoring/vocabulary/expressions';
import type { Phrase } from '../../authoring/vocabulary/sources';
import { ownParameterTypes, ownPhrases } from '../../scripts/own';
import { closedAddress } from '../support/http/server';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { DATA, phrasesProject, REQUESTS, RESPONSES, startOrders } from './phrases-project';

/** Why a phrase has no way to fail. */
const CANNOT_FAIL: Record<string, string> = {
  'redirects are followed': 'It says how later requests go and takes nothing that could be wrong.',
  'redirects are not followed': 'It says how later requests go and takes nothing that could be wrong.',
  'I am not signed in': 'It takes nothing, and forgetting who acts needs nobody.',
  'I look at the whole page': 'It takes nothing, and every page may be looked at.',
  'the browser is offline': 'It takes nothing that could be wrong.',
  'the browser is online': 'It takes nothing that could be wrong.',
  'I accept the next browser dialog':
    'It says what is done later; the end of the scenario tells when no dialog came.',
  'I dismiss the next browser dialog':
    'It says what is done later; the end of the scenario tells when no dialog came.',
  'I answer the next browser dialog with {string}':
    'It says what is done later; the end of the scenario tells when no dialog came.',
  '{duration} pass(es)': 'Whatever its unit, time passes; what it leads to is another step.',
};

const SUBJECTS = [
  ...['actor', 'api', 'data', 'graphql', 'json', 'network', 'snapshot', 'stream', 'time', 'ui', 'webhook'],
  ...['component', 'look', 'window'],
];

describe('a run that fails with a phrase', () => {
  it.each([
    ['requests', REQUESTS],
    ['responses', RESPONSES],
    ['data', DATA],
  ])('says what is wrong, where, and what to do: %s', async (name, feature) => {
    await using orders = await startOrders();
    const files = phrasesProject(orders.url, await closedAddress(), feature);
    const run = await runProject({ files, args: ['--seed', '7'] });
    expectGolden(run, `phrases-${name}`);
    const passed = Object.entries(results(run.messages)).filter(([, status]) => status !== 'FAILED');
    expect(passed).toEqual([]);
    expect(run.exitCode).toBe(1);
  });

  const phrases = ownPhrases().filter(({ file }) =>
    SUBJECTS.some((subject) => file === `step-definitions/${subject}.steps.ts`),
  );

  it('exists for every phrase that can fail, with its text', () => {
    const failed = failedPhrases(phrases);
    const missing = phrases.map(({ expression }) => expression).filter((one) => !failed.has(one));
    expect(missing.toSorted()).toEqual(Object.keys(CANNOT_FAIL).toSorted());
  });
});

/** The phrases that are the failing step of a scenario in a golden file, guards left out. */
function failedPhrases(phrases: readonly Phrase[]): Set<string> {
  const compile = compiler(ownParameterTypes());
  const compiled = phrases.map(({ expression, file }) => ({ expression, file, one: compile(expression) }));
  const steps = failedSteps();
  return new Set(
    compiled
      .filter(({ file, one }) => steps.some((step) => step.file === file && one.match(step.text) !== null))
      .map(({ expression }) => expression),
  );
}

const FAILED_STEP =
  /^ {7}(?:Given|When|Then|And|But|\*) (?<text>.+) # <brine>\/(?<file>step-definitions\/\S+):<line>$/gm;

function failedSteps(): { text: string; file: string }[] {
  const folder = path.join(__dirname, 'golden');
  return readdirSync(folder).flatMap((name) => {
    const told = readFileSync(path.join(folder, name), 'utf8').matchAll(FAILED_STEP);
    return [...told].map(({ groups = {} }) => ({ text: groups.text ?? '', file: groups.file ?? '' }));
  });
}
