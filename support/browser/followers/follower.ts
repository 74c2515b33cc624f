import type { BrowserContext } from 'playwright';

/** Listens to, or changes, everything that one scenario's people do in their browser contexts. */
export interface Follower {
  /**
   * Called once for each context, before it has a page of the scenario. Listeners and routes go with the scenario;
   * bindings and init scripts may stay, as a context may be lent to the next scenario.
   *
   * @param person whose it is: the actor's name; undefined for somebody who is not signed in.
   */
  attach(context: BrowserContext, person?: string): void | Promise<void>;
}
