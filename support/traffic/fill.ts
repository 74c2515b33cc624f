import { type Flow, nounOf } from './flow';
import type { Owned } from './owner';
import { isSecret, variableFor } from './secret';

/** Puts `{{…}}` in place of what an earlier answer told and of what is secret, and remembers what for. */
export class Fill {
  /** What was recorded, by what stands between the braces. */
  readonly examples = new Map<string, unknown>();
  /** Variables of the environment, with what each is. */
  readonly variables = new Map<string, string>();

  constructor(
    private readonly flow: Flow,
    private readonly call: Owned,
  ) {}

  /** @returns the value itself when there is nothing to put in its place. */
  value(value: string | number, name: string): string | number {
    const saved = this.flow.at(value, name);
    if (saved) return this.#placeholder(saved.name, saved.value);
    if (!isSecret(value, name)) return value;
    const variable = variableFor(nounOf(this.call), name);
    this.variables.set(variable, `"${name}" of ${this.call.recorded.method} ${this.call.path}`);
    return this.#placeholder(`env.${variable}`, value);
  }

  text(value: string, name: string): string {
    return String(this.value(value, name));
  }

  #placeholder(name: string, value: unknown): string {
    this.examples.set(name, value);
    return `{{${name}}}`;
  }
}
