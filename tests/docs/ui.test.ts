import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiler } from '../../authoring/vocabulary/expressions';
import { ownParameterTypes, ownPhrases } from '../../scripts/own';

const text = readFileSync(path.join(__dirname, '..', '..', 'docs', 'ui.md'), 'utf8');

const blocks = [...text.matchAll(/```gherkin\n([\s\S]*?)```/g)].map(([, block = '']) => block);
const examples = blocks.flatMap((block) =>
  [...block.matchAll(/^(?:Given|When|Then|And) (.+)$/gm)].map(([, step = '']) => step),
);
/** Whole phrases in the first columns of the tables, and those in the text that are not cut short. */
const quoted = [...text.matchAll(/`((?:the|I|there|\d+) [^`…]+)`/g)].map(([, step = '']) => step);

/** What names an element within a step, and is no step. */
const NO_STEP = /^the "[^"]+" (?:\w+)$/;

describe('docs/ui.md', () => {
  const compile = compiler(ownParameterTypes());
  const phrases = ownPhrases().map(({ expression }) => compile(expression));

  const steps = [...new Set([...examples, ...quoted])].filter((step) => !NO_STEP.test(step));

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(steps)('writes a step that there is: %s', (step) => {
    const found = phrases.filter((one) => one.match(step) !== null || one.match(`${step} "x"`) !== null);
    expect(found.length).toBeGreaterThanOrEqual(1);
  });
});
