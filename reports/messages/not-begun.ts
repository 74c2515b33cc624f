import type { Step } from './run';

const FAIL_FAST = 'A scenario before it had failed, and the run was asked to stop there.';

/**
 * Why an attempt whose steps are all skipped never began; undefined for one that began, and was skipped on purpose.
 *
 * With `--fail-fast` Cucumber skips even the hooks behind a scenario, which run whenever one has begun. A run that was
 * cancelled before it came so far says itself why.
 */
export function whyNotBegun(steps: readonly Step[]): string | undefined {
  if (!steps.every(({ outcome }) => outcome === 'skipped')) return undefined;
  const told = steps.find(({ lost }) => lost)?.message;
  if (told !== undefined) return told.replace(/^Not run: /, '');
  return steps.some(({ kind, keyword }) => kind === 'hook' && keyword === 'After') ? FAIL_FAST : undefined;
}
