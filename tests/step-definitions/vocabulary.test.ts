import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Entry } from '../../authoring/steps/entry';
import type { Phrase } from '../../authoring/vocabulary/sources';
import { CATALOGUE, catalogue, entries } from '../../scripts/catalogue';
import { guardSources } from '../../scripts/guards';
import { ownParameterTypes, ownPhrases, root } from '../../scripts/own';
import { type DryRun, dryRun, type Sentence } from './dry-run';

const guards = 'step-definitions/guards';

describe('what is generated', () => {
  const sources = [...guardSources()];

  test('covers each subject that has checks, and nothing else', () => {
    expect(readdirSync(path.join(root, guards)).sort()).toEqual(sources.map(([file]) => file).sort());
  });

  test.each(sources)('is up to date: guards of %s (npm run generate)', (file, source) => {
    expect(readFileSync(path.join(root, guards, file), 'utf8')).toBe(formatted(`${guards}/${file}`, source));
  });

  test('is up to date: docs/steps.md (npm run generate)', () => {
    expect(readFileSync(CATALOGUE, 'utf8')).toBe(formatted('docs/steps.md', catalogue()));
  });
});

describe('the vocabulary', () => {
  const phrases = ownPhrases();
  const guarded = new Map(phrases.map((phrase) => [phrase.expression, phrase]));
  const examples = entries().flatMap((entry) => sentencesOf(entry, guarded));
  let run: DryRun;
  beforeAll(async () => {
    run = await dryRun(examples);
  });

  test('read from the sources is what Cucumber registers', () => {
    // Phrases in plain text are no sources; editors get those from what a run writes.
    const coded = run.definitions.filter((one) => !one.includes('.phrases:'));
    expect(phrases.map(show).sort()).toEqual(coded.toSorted());
  });

  test('read from the sources has the parameter types that Cucumber registers', () => {
    const read = ownParameterTypes();
    expect(read.map(({ name, regexp }) => ({ name, regexps: [regexp] }))).toEqual(run.parameterTypes);
  });

  test('says each thing in one way', () => {
    const said = phrases.map(({ expression }) => expression);
    expect(said.filter((expression, index) => said.indexOf(expression) !== index)).toEqual([]);
  });

  test.each(examples.map((example, index) => ({ ...example, index })))(
    'knows “$text” as exactly one phrase',
    ({ index, phrase }) => {
      expect(run.matches[index]).toEqual([show(phrase)]);
    },
  );
});

interface Example extends Sentence {
  /** The phrase that it must be. */
  phrase: Phrase;
}

/** The example bare and, where the phrase has guards, behind each of them. */
function sentencesOf(entry: Entry, phrases: ReadonlyMap<string, Phrase>): Example[] {
  const within = phrases.get(`within {duration} ${entry.expression}`);
  const during = phrases.get(`for {duration} ${entry.expression}`);
  const { example: text, argument } = entry;
  return [
    { text, argument, phrase: entry },
    ...(within ? [{ text: `within 5 seconds ${text}`, argument, phrase: within }] : []),
    ...(during ? [{ text: `for 300 ms ${text}`, argument, phrase: during }] : []),
  ];
}

function show({ file, line, expression }: Phrase): string {
  return `${file}:${line} ${expression}`;
}

function formatted(file: string, source: string): string {
  const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'format', `--stdin-file-path=${file}`];
  return execFileSync(process.execPath, args, { cwd: root, input: source, encoding: 'utf8' });
}
