import { Given } from '@cucumber/cucumber';
import { loadPhrases } from '../support/phrases/load';
import { takesArgument } from '../support/phrases/phrase';
import { placeLast } from '../support/phrases/registered';
import { markPhrase } from './run-phrase';

// Makes a step definition of each phrase in `features/**/*.phrases`. What is wrong with phrases is told before the run
// begins (runs/scenarios/phrases.ts); here as many as can be are known, so that one fault does not seem to be many.
const known = new Set<string>();

for (const phrase of loadPhrases(process.cwd()).phrases) {
  if (phrase.head === '' || known.has(phrase.expression)) continue;
  known.add(phrase.expression);
  const code = (): void => {};
  const length = phrase.placeholders.length + (takesArgument(phrase.head) ? 1 : 0);
  Object.defineProperty(code, 'length', { value: length });
  markPhrase(code, phrase);
  // Each of its steps has a limit of its own.
  Given(phrase.expression, { timeout: -1 }, code);
  placeLast(phrase.file, phrase.line);
}
