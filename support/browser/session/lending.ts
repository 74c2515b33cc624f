import type { BrowserSettings } from '../../settings/browser-settings';
import type { Identity } from '../../settings/settings';
import type { BrowserChoices } from '../choices/choices';
import { parseBrowserTags } from '../choices/tags';
import type { Contexts, Lent } from '../contexts/contexts';
import { type ComponentIsolation, wishFor } from '../contexts/wish';

export interface LendingParts {
  /** The worker's. */
  contexts: Pick<Contexts, 'lend'>;
  settings: BrowserSettings;
  /** Address of the web app, without a path; undefined when the settings name none. */
  baseUrl: () => Promise<string | undefined>;
  /** Sent with every request: by the trace the services' logs can be told apart by scenario. */
  headers: () => Record<string, string>;
}

/** The contexts that one scenario gets: as the settings, its tags and what it mounts ask for. */
export class Lending {
  readonly #parts: LendingParts;
  /** Told of each origin whose calls are those of the app. */
  readonly #own: (origin: string) => void;
  /** Addresses beside the app's that Brine itself serves. */
  readonly #served = new Set<string>();
  #said = parseBrowserTags([]);
  #components: ComponentIsolation | undefined;
  #used = false;

  constructor(parts: LendingParts, own: (origin: string) => void) {
    this.#parts = parts;
    this.#own = own;
  }

  /** Whether anybody asked for a context. */
  get used(): boolean {
    return this.#used;
  }

  /** @param tags of the scenario, with their `@`. @returns what they say of the browser. */
  begin(tags: readonly string[]): BrowserChoices {
    this.#said = parseBrowserTags(tags);
    return this.#said.choices;
  }

  /** To be told before the first context. Tags win over what is said here. */
  expectComponents(isolation: ComponentIsolation): void {
    this.#components = isolation;
  }

  /** Brine itself serves this origin: it is the scenario's as the app's is. */
  serve(origin: string): void {
    this.#served.add(origin);
    this.#own(origin);
  }

  /** The app's, and those that Brine itself serves. */
  async origins(): Promise<string[]> {
    const base = await this.#parts.baseUrl();
    return [...(base === undefined ? [] : [new URL(base).origin]), ...this.#served];
  }

  /** @param worn what the person wears whose context it will be. @throws BrowserOptionsError */
  async lend(worn: Identity): Promise<Lent> {
    this.#used = true;
    const { contexts, settings, headers } = this.#parts;
    for (const origin of await this.origins()) this.#own(origin);
    const wish = wishFor({
      settings,
      ...this.#said,
      components: this.#components,
      headers: headers(),
      worn,
    });
    return await contexts.lend(wish);
  }
}
