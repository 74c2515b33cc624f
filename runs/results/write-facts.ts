import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunFacts } from '../../reports/facts';
import type { LoadedSettings } from '../../support/settings/settings';
import { collectFacts } from '../facts/facts';
import { toldOperations } from '../facts/operations';
import { toldBrowser } from '../supplies/handover';
import type { Outcome } from './outcome';

interface Run {
  settings: LoadedSettings;
  env: NodeJS.ProcessEnv;
  startedAt: Date;
  outcome: Pick<Outcome, 'setupFault'>;
  /** How the run was cut, once that is known. */
  shard?: RunFacts['shard'];
  /** How often each scenario runs. */
  repeat?: number | undefined;
  /** Where something was drawn from it. */
  seed?: string | undefined;
  /** What was told when the run began. */
  before?: RunFacts | undefined;
}

/**
 * Writes `run.json`, with what workers have told so far.
 *
 * @param output folder of the results; that of the run is `run` in it.
 */
export async function writeFacts(
  output: string,
  { settings, env, startedAt, outcome, shard, repeat, seed, before }: Run,
): Promise<RunFacts> {
  const run = path.join(output, 'run');
  const browser = toldBrowser(run);
  const facts = await collectFacts(settings, env, startedAt, {
    before,
    ...(browser && { browser }),
    ...(shard && { shard }),
    ...(repeat !== undefined && { repeat }),
  });
  const api = toldOperations(run);
  // Looked at last: the reason may have come up meanwhile.
  const { setupFault } = outcome;
  const told: RunFacts = {
    ...facts,
    ...(seed !== undefined && { seed }),
    ...(api && { api }),
    ...(setupFault && { setupFault }),
  };
  writeFileSync(path.join(output, 'run.json'), `${JSON.stringify(told, null, 2)}\n`);
  return told;
}
