import { isSensitiveVariable } from './sensitive';

/** Shorter values of the environment (`1`, `true`, `dev`) would blank out half a report. */
const SHORTEST_VARIABLE = 6;
/** A value this short is no secret, and hiding it would leave nothing to read. */
const SHORTEST_SECRET = 3;

/** Exact texts that must never be shown, and the name that is shown instead. */
export class Secrets {
  readonly #names = new Map<string, string>();
  /** Made when it is first asked for. */
  #longestFirst: [string, string][] | undefined;

  get isEmpty(): boolean {
    return this.#names.size === 0;
  }

  /** Values shorter than three characters are left out. */
  add(values: Iterable<string | undefined>, name = 'secret'): void {
    this.#longestFirst = undefined;
    for (const value of values) {
      if (value === undefined || value.length < SHORTEST_SECRET) continue;
      for (const form of formsOf(value)) if (!this.#names.has(form)) this.#names.set(form, name);
    }
  }

  /** Takes in the values of variables whose name says secret, token, password or key. */
  addEnvironment(env: NodeJS.ProcessEnv): void {
    for (const [name, value] of Object.entries(env)) {
      if (value && value.length >= SHORTEST_VARIABLE && isSensitiveVariable(name)) this.add([value], name);
    }
  }

  hide(text: string): string {
    let hidden = text;
    this.#longestFirst ??= [...this.#names].sort(([a], [b]) => b.length - a.length);
    for (const [value, name] of this.#longestFirst)
      hidden = hidden.replaceAll(value, () => `[redacted:${name}]`);
    return hidden;
  }
}

/** A secret also shows inside a URL, a JSON string or a Basic header. */
function formsOf(value: string): Set<string> {
  const inUrl = new URLSearchParams([['', value]]).toString().slice(1);
  return new Set([
    value,
    inUrl,
    inUrl.replaceAll('+', '%20'),
    JSON.stringify(value).slice(1, -1),
    Buffer.from(value).toString('base64'),
  ]);
}
