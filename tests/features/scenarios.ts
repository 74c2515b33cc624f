import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';

const FEATURES = path.join(__dirname, '..', '..', 'features');

/** How many scenarios of `features/` have one of the tags, their own or their feature's; an outline is one. */
export function countScenarios(...tags: string[]): number {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' });
  const counts = files
    .filter((file) => file.endsWith('.feature'))
    .map((file) => countIn(path.join(FEATURES, file), tags));
  return counts.reduce((sum, count) => sum + count, 0);
}

function countIn(file: string, tags: readonly string[]): number {
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  const pickles = compile(parser.parse(readFileSync(file, 'utf8')), file, newId);
  const tagged = pickles.filter((pickle) => pickle.tags.some(({ name }) => tags.includes(name)));
  return new Set(tagged.map(({ astNodeIds }) => astNodeIds[0])).size;
}
