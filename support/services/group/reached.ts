import type { ServiceSettings } from '../../settings/service-settings';

/** Which services a scenario may have to do with: those that something asked the address of, and what these depend on. */
export class Reached {
  readonly #asked = new Set<string>();

  constructor(private readonly settingsOf: (name: string) => ServiceSettings) {}

  add(name: string): void {
    this.#asked.add(name);
  }

  clear(): void {
    this.#asked.clear();
  }

  has(name: string): boolean {
    const all = new Set(this.#asked);
    for (const one of all) for (const other of this.settingsOf(one).dependsOn ?? []) all.add(other);
    return all.has(name);
  }
}
