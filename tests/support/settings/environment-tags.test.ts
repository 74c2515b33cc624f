import { describe, expect, it } from 'vitest';
import { environmentsOf, reasonToSkip } from '../../../support/settings/environment-tags';

const tags = (...names: string[]) => names.map((name) => ({ name }));

describe('the environments of a scenario', () => {
  it('are named by its tags', () => {
    expect(environmentsOf(tags('@api', '@env:staging', '@env:live', '@environment'))).toEqual([
      'staging',
      'live',
    ]);
  });

  it('are all when no tag names one', () => {
    expect(reasonToSkip(tags('@api'), 'default')).toBeUndefined();
  });

  it('are any of those that are named', () => {
    expect(reasonToSkip(tags('@env:staging', '@env:live'), 'live')).toBeUndefined();
  });

  it('are told when this is none of them', () => {
    expect(reasonToSkip(tags('@env:staging', '@env:live'), 'default')).toBe(
      'Skipped: this scenario is for the environment "staging" or "live", and this run is for "default".',
    );
  });
});
