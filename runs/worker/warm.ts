import { ThreadGuard } from '../guard/thread';

/**
 * What a thread keeps from one run of Cucumber to the next in the same process, as `brine watch` makes them: this file is
 * not loaded anew when step definitions are, as runs/worker/worker.ts is.
 */
export interface Warm {
  /** Whether the next run finds what this one opened. */
  kept: boolean;
  /** What was opened, to be closed in reverse. */
  readonly opened: AsyncDisposable[];
  /** What is open, to be lent to the World again; undefined while nothing is. */
  parts: WarmParts | undefined;
  /** Told of every path that a page asks of the app or of the component server. */
  asked: ((path: string) => void) | undefined;
}

/** What is open, as far as whoever runs scenarios again has to do with it. */
export interface WarmParts {
  /** To the scenarios of the next run. */
  lend(): void;
  /** Whether the scenario that ran last had to do with a service. */
  reaches(service: string): boolean;
  /** Ends services, so that the next scenario starts them anew. */
  renew(services: readonly string[]): Promise<void>;
  /** Gives up the pages that are kept from scenario to scenario: they have loaded what was there before. */
  freshPages(): Promise<void>;
}

export const warm: Warm = { kept: false, opened: [], parts: undefined, asked: undefined };

let guard: ThreadGuard | undefined;

/** One for each thread: it takes the place of some of Node's own functions, which must happen once. */
export function guardOfThread(): ThreadGuard {
  guard ??= new ThreadGuard(process.cwd());
  return guard;
}

/** Closes all that this thread has opened. */
export async function closeOpened(): Promise<void> {
  warm.parts = undefined;
  for (const thing of warm.opened.splice(0).reverse()) await thing[Symbol.asyncDispose]();
}
