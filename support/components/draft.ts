import type { Behaviour, Encoded } from './contract';
import type { Props } from './props-tree';

/** What is said before a component is mounted, and holds for every mount of the scenario. */
export class Draft {
  /** Outermost first. */
  readonly wrappers: { name: string; options: Props }[] = [];
  readonly settings: Props = {};
  readonly watched = new Set<string>();
  readonly #behaviours = new Map<string, Behaviour>();

  get behaviours(): Behaviour[] {
    return [...this.#behaviours.values()];
  }

  set(setting: string, value: Encoded): void {
    this.settings[setting] = value;
  }

  /** Adds to what a callback does: how long it takes stays when it returns something else. */
  behave(change: Behaviour): Behaviour {
    const { returns, fails, ...rest } = this.#behaviours.get(change.callback) ?? {};
    const answers = 'returns' in change || 'fails' in change;
    const behaviour: Behaviour = {
      ...rest,
      ...(!answers && returns !== undefined && { returns }),
      ...(!answers && fails !== undefined && { fails }),
      ...change,
    };
    this.#behaviours.set(change.callback, behaviour);
    return behaviour;
  }
}
