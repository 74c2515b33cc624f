import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compiler } from '../../authoring/vocabulary/expressions';
import { ownParameterTypes, ownPhrases } from '../../scripts/own';

const text = readFileSync(path.join(__dirname, '..', '..', 'docs', 'looks.md'), 'utf8');
const blocks = [...text.matchAll(/```gherkin\n([\s\S]*?)```/g)].map(([, block = '']) => block);
const steps = blocks.flatMap((block) =>
  [...block.matchAll(/^(?:Given|When|Then|And) (.+)$/gm)].map(([, step = '']) => step),
);

describe('docs/looks.md', () => {
  const compile = compiler(ownParameterTypes());
  const phrases = ownPhrases();

  it.each(steps)('writes a step that there is: %s', (step) => {
    expect(phrases.filter(({ expression }) => compile(expression).match(step) !== null)).toHaveLength(1);
  });

  it('has an example of each phrase about looks', () => {
    const looks = phrases
      .filter(({ file }) => file === 'step-definitions/look.steps.ts')
      .map(({ expression }) => compile(expression));
    expect(looks.filter((phrase) => !steps.some((step) => phrase.match(step) !== null))).toEqual([]);
  });
});
