import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../../authoring/vocabulary/sources';
import { root } from '../../../scripts/own';
import { readPlan } from '../../../support/components/plan';

/** The phrases of components as steps: guards and keywords are no part of it. */
const STEPS = readPhrases(root, 'step-definitions/component.steps.ts').map(({ expression }) =>
  expression
    .replaceAll('{string}', '"one"')
    .replace('{int}', '2')
    .replace('time(s)', 'times')
    .replace('{duration}', '2 seconds')
    .replace('{value}', '1'),
);

describe('the plan of a scenario', () => {
  it('knows every phrase that speaks of a callback', () => {
    const speaking = STEPS.filter((step) => /callback|called/.test(step));
    expect(speaking.length).toBeGreaterThan(6);
    expect(speaking.filter((step) => readPlan([step]).callbacks[0] !== 'one')).toEqual([]);
    expect(readPlan(STEPS).callbacks).toEqual(['one']);
  });

  it('knows every phrase that mounts', () => {
    expect(readPlan(STEPS).mounts).toBe(4);
    expect(STEPS.filter((step) => readPlan([step]).mounts > 0)).toEqual([
      'the "one" component',
      'the "one" component with props:',
      'the "one" story',
      'the "one" story with props:',
    ]);
  });

  it('knows the phrase that expects a crash', () => {
    expect(STEPS.filter((step) => readPlan([step]).crash)).toEqual([
      'the component should have crashed with "one"',
    ]);
  });

  it('reads guards, both kinds of quotes and escaped ones, and keeps placeholders', () => {
    const { callbacks } = readPlan([
      'within 5 seconds the component should have called "a"',
      "for 1 second the component should not have called 'b'",
      'the callback "say \\"hi\\"" returns:',
      'the component should have called "{{name}}" 2 times',
      'I should see "the callback"',
    ]);
    expect(callbacks).toEqual(['a', 'b', 'say "hi"', '{{name}}']);
  });

  it('is empty for scenarios without components', () => {
    expect(readPlan(['I open "/orders"'])).toEqual({ callbacks: [], mounts: 0, crash: false });
  });
});
