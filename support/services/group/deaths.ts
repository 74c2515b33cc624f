import type { Instance } from '../start/instance';
import { describeDeath } from './death';

/** @returns true when it is told elsewhere: a scenario takes the blame, or had nothing to do with it. */
export type DeathListener = (service: Instance) => boolean;

/** Deaths of services that nobody asked to die. */
export class Deaths {
  readonly #untold: string[] = [];
  listener: DeathListener = () => false;

  /** @param from where the log of the one that died begins. */
  add(service: Instance, from: () => number): void {
    if (!this.listener(service)) this.#untold.push(describeDeath(service, from()));
  }

  /** Those that no scenario was blamed for, in words; they are told once. */
  take(): string[] {
    return this.#untold.splice(0);
  }
}
