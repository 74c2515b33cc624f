import type { LoadedSettings } from '../../settings/settings';
import type { Clock } from '../../wait/clock';
import type { LentOptions } from '../instances/lent';

/** What the services of one worker are started with. */
export interface GroupOptions {
  settings: LoadedSettings;
  /** Service name → binary, as cargo built them. */
  executables: Readonly<Record<string, string>>;
  /** Folder of this worker: logs and the services' own folders live below it. */
  directory: string;
  env: NodeJS.ProcessEnv;
  /** The address that a service is given for another one; undefined: that one's own. */
  addressFor?: (from: string, to: string) => Promise<string | undefined>;
  /** URLs of this worker's databases, by name. */
  databases?: Readonly<Record<string, string>>;
  /** What the run keeps for all workers; none of it is started here. */
  lent?: LentOptions;
  /** The URLs that a service is given for those of the databases (default: the same). */
  databasesFor?: (
    from: string,
    urls: Readonly<Record<string, string>>,
  ) => Promise<Readonly<Record<string, string>>>;
  clock?: Clock;
}
