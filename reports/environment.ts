import type { RunFacts } from './facts';

/**
 * The name of where a run was made, as long as what it tells apart: `local / chromium / Linux`. Only results of the same
 * are those of one run, or compared with each other.
 */
export function environmentOf({ environment, engine, platform }: RunFacts): string {
  return [environment, ...(engine === undefined ? [] : [engine]), platform.name].join(' / ');
}
