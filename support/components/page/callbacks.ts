import type { Behaviour } from '../contract';
import { plain } from './plain';
import { report } from './report';

type Callback = (...args: unknown[]) => unknown;

/** The callbacks of the mounted component: every call is reported, and answered as the scenario wants. */
export class Callbacks {
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #made = new Map<string, Callback>();

  /** @param decode of what a behaviour returns. */
  constructor(private readonly decode: (value: Behaviour['returns']) => unknown) {}

  behave(behaviour: Behaviour): void {
    this.#behaviours.set(behaviour.callback, behaviour);
  }

  /** The same function each time, so that props which did not change are not told as changed. */
  named(name: string): Callback {
    const known = this.#made.get(name);
    if (known) return known;
    const made: Callback = (...args) => {
      report({ type: 'call', callback: name, args: args.map(plain) });
      return this.#answer(name);
    };
    Object.defineProperty(made, 'name', { value: name });
    this.#made.set(name, made);
    return made;
  }

  /** Calls of a function that a story brings are reported too. */
  watched(name: string, own: Callback): Callback {
    const watching: Callback = (...args) => {
      report({ type: 'call', callback: name, args: args.map(plain) });
      return this.#behaviours.has(name) ? this.#answer(name) : own(...args);
    };
    return Object.assign(watching, own);
  }

  #answer(name: string): unknown {
    const behaviour = this.#behaviours.get(name);
    if (!behaviour) return undefined;
    const { fails, delay } = behaviour;
    if (delay === null) return new Promise(() => {});
    const answer = async () => {
      if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
      if (fails !== undefined) throw new Error(fails);
      return this.decode(behaviour.returns);
    };
    return fails === undefined && delay === undefined ? eitherWay(this.decode(behaviour.returns)) : answer();
  }
}

/** A value for components that take it as it is, and for those that write `.then(…)`. */
function eitherWay(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const answer = (Array.isArray(value) ? [...value] : { ...value }) as object;
  if (Object.getPrototypeOf(value) !== Object.getPrototypeOf(answer)) return value;
  const promise = Promise.resolve(value);
  for (const name of ['then', 'catch', 'finally'] as const) {
    if (!(name in answer)) Object.defineProperty(answer, name, { value: promise[name].bind(promise) });
  }
  return answer;
}
