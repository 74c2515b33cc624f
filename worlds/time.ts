import { momentOf } from '../support/browser/followers/clock';
import type { BrowserSession } from '../support/browser/session/session';
import type { ServiceGroup } from '../support/services/group/group';

export interface TimeParts {
  services: Pick<ServiceGroup, 'clockFile'>;
  browser: () => Pick<BrowserSession, 'clock' | 'renewHeaders'>;
  /** Name of the header that tells services the time; undefined: none is sent. */
  header: string | undefined;
}

/** The time of one scenario: of its browser, and of the services that want to be told. Afterwards it is real again. */
export class ScenarioTime {
  /** Milliseconds since 1970 where it stands; undefined when it goes as usual. */
  #standing: number | undefined;
  /** Milliseconds by which it is ahead where it goes. */
  #ahead = 0;

  constructor(private readonly parts: TimeParts) {}

  /** As services are told it: milliseconds since 1970, or `+` those that it is ahead; undefined: it is the system's. */
  get moved(): string | undefined {
    if (this.#standing !== undefined) return String(this.#standing);
    return this.#ahead === 0 ? undefined : `+${this.#ahead}`;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#standing ?? Date.now() + this.#ahead;
  }

  /** What services are told with each request. */
  get headers(): Record<string, string> {
    const { header } = this.parts;
    return header === undefined || this.moved === undefined ? {} : { [header]: this.moved };
  }

  /** @param text ISO 8601. @throws UnreadableTimeError */
  async set(text: string): Promise<void> {
    this.#standing = momentOf(text);
    await this.#tell();
    await this.parts.browser().clock.set(text);
  }

  /** Lets so many milliseconds pass; first for the services, because timers of a page may ask them something. */
  async pass(duration: number): Promise<void> {
    if (this.#standing === undefined) this.#ahead += duration;
    else this.#standing += duration;
    await this.#tell();
    await this.parts.browser().clock.pass(duration);
  }

  /** The time of the services is real again; that of the browser ends with its pages. */
  close(): void {
    if (this.moved !== undefined) this.parts.services.clockFile.tell(undefined);
  }

  async #tell(): Promise<void> {
    this.parts.services.clockFile.tell(this.moved);
    if (this.parts.header !== undefined) await this.parts.browser().renewHeaders();
  }
}
