import type { BrowserContext } from 'playwright';
import type { Identity } from '../../settings/settings';
import { Seat, type SeatParts } from './seat';

export interface SeatsParts extends Pick<SeatParts, 'origins' | 'lend'> {
  /** Called with each new context before it has a page of the scenario. @param person whose it is. */
  follow(context: BrowserContext, person: string | undefined): Promise<void>;
}

/** Everybody who acts in one scenario, each with a seat of their own at the browser, and who acts now. */
export class Seats {
  readonly #parts: SeatsParts;
  readonly #all = new Map<string | undefined, Seat>();
  #current: Seat;

  /** Begins with somebody who is not signed in. */
  constructor(parts: SeatsParts) {
    this.#parts = parts;
    this.#current = this.#of(undefined, {});
  }

  /** Of the person who acts now. */
  get current(): Seat {
    return this.#current;
  }

  /** Those that have asked for the browser. */
  get opened(): Seat[] {
    return [...this.#all.values()].filter(({ opened }) => opened);
  }

  /** This person acts from now on, at the seat that they had, if they had one. */
  take(person: string | undefined, identity: Identity): Seat {
    this.#current = this.#of(person, identity);
    this.#current.wear(identity);
    return this.#current;
  }

  #of(person: string | undefined, identity: Identity): Seat {
    const known = this.#all.get(person);
    if (known) return known;
    const { origins, lend, follow } = this.#parts;
    const seat = new Seat({
      person,
      identity,
      origins,
      lend,
      follow: async (context) => await follow(context, person),
    });
    this.#all.set(person, seat);
    return seat;
  }
}
