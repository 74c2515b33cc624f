import { expect, it } from 'vitest';
import { whyNotBegun } from '../../../reports/messages/not-begun';
import type { Outcome, Step } from '../../../reports/messages/run';

function step(text: string, outcome: Outcome, more: Partial<Step> = {}): Step {
  const nothing = { line: 1, duration: 0, attachments: [], definitions: [], snippets: [] };
  const hook = text === 'Before' || text === 'After';
  return {
    kind: hook ? 'hook' : 'step',
    keyword: hook ? text : 'Given ',
    text,
    outcome,
    ...nothing,
    ...more,
  };
}

it('an attempt of which even the hooks behind it were skipped never began', () => {
  const all = ['Before', 'an order', 'After'].map((text) => step(text, 'skipped'));
  expect(whyNotBegun(all)).toBe('A scenario before it had failed, and the run was asked to stop there.');
});

it('one that was skipped on purpose did, because the hooks behind it ran', () => {
  expect(whyNotBegun([step('an order', 'skipped'), step('After', 'passed')])).toBeUndefined();
  // A suite without hooks does not tell.
  expect(whyNotBegun([step('an order', 'skipped')])).toBeUndefined();
  expect(whyNotBegun([])).toBeUndefined();
});

it('one that a run did not come to any more says so itself', () => {
  const message = 'Not run: The run was cancelled by SIGTERM.';
  const steps = [step('an order', 'skipped', { lost: true, message }), step('it is paid', 'skipped')];
  expect(whyNotBegun(steps)).toBe('The run was cancelled by SIGTERM.');
});
