import { tallied } from './tally';

/**
 * The seed that makes a run come out the same again; undefined where nothing was drawn from it and nobody asked for it.
 *
 * @param run folder of the run.
 */
export function tellingSeed(run: string, seed: string, env: NodeJS.ProcessEnv): string | undefined {
  return env.BRINE_SEED || tallied(run, 'draws').times > 0 ? seed : undefined;
}
