import { expect, it } from 'vitest';
import { isKnown } from '../../../runs/quick/known';

it('what stands in the place of parts of Cucumber was written for the version that is pinned', () => {
  // After an update: hold `runs/quick` against the new sources, run its tests, then say so there.
  expect(isKnown()).toBe(true);
});
