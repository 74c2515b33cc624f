import type { ServiceLog } from '../log/log';
import type { Exit } from '../process/exit';

/** A service that was started, as scenarios see it: whoever started it, running or not. */
export interface Instance {
  readonly name: string;
  readonly url: string;
  /** How it ended; undefined while it runs. */
  readonly exit: Exit | undefined;
  readonly log: ServiceLog;
  /** Undefined when it is ready, else why not, in words. */
  whyNotReady(): Promise<string | undefined>;
}
