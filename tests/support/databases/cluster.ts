import { postgresPrograms } from '../../../support/databases/binaries';
import { type Cluster, startCluster } from '../../../support/databases/cluster';
import { HOME } from '../../tools/run-project';

/** A throw-away server of the programs that runs of Brine keep; they are fetched when they are not there. */
export async function startServer(): Promise<Cluster> {
  const programs = await postgresPrograms({
    root: HOME,
    env: process.env,
    say: () => {},
    timeout: 300_000,
  });
  return await startCluster(programs, process.env);
}
