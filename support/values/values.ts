import { demand } from '../matching/field';
import { literal, literalJson } from '../matching/markers';
import { asText } from './as-text';
import { UnknownValueError, UnknownVariableError } from './errors';
import { expectedJson, fillExpectedYaml } from './expectation';
import { fillJson } from './fill-json';
import { isJsonText } from './json-text';
import { momentOf } from './moments';
import { textsIn } from './texts-in';

const PLACEHOLDER = /\{\{\s*([^{}\s][^{}\r\n]*?)\s*\}\}/g;
const ONE_PLACEHOLDER = /^\{\{\s*([^{}\s][^{}\r\n]*?)\s*\}\}$/;

/** Whose time it is: milliseconds since 1970. */
export interface Clock {
  readonly now: number;
}

/**
 * The saved values of one scenario, and the filling-in of `{{name}}` in its texts.
 *
 * A name may lead into a value: `{{order.lines[0].sku}}`. `{{env.NAME}}` is an environment variable, `{{today + 3 days}}` a
 * date of the scenario's time unless something was saved by that name. A value is filled in once: what it holds is never filled in again.
 */
export class Values {
  readonly #values: Map<string, unknown>;
  readonly #env: NodeJS.ProcessEnv;
  readonly #time: Clock;
  /** What the running step was given → how to fill it in as an expectation. */
  readonly #given = new Map<unknown, () => unknown>();

  #later: RegExp | undefined;

  constructor(initial: Record<string, unknown>, env: NodeJS.ProcessEnv, time: Clock) {
    this.#values = new Map(Object.entries(initial));
    this.#env = env;
    this.#time = time;
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value);
  }

  /**
   * The value, in the type in which it was saved.
   *
   * @throws UnknownValueError, MissingFieldError, UnknownVariableError, UnreadableMomentError
   */
  get(name: string): unknown {
    if (this.#values.has(name)) return this.#values.get(name);
    if (name.startsWith('env.')) return this.#variable(name.slice('env.'.length));
    const owner = this.#ownerOf(name);
    if (owner === undefined && this.#later?.test(name)) return `{{${name}}}`;
    const moment = owner === undefined ? momentOf(name, this.#time.now) : undefined;
    if (moment !== undefined) return moment;
    if (owner === undefined) throw new UnknownValueError(name, [...this.#values.keys()]);
    const path = name.slice(owner.length).replace(/^\./, '');
    return demand({ owner: `the saved value "${owner}"`, body: this.#values.get(owner), path }).value;
  }

  /** All saved texts, also those inside of saved objects and lists, each with the name that gives it. */
  texts(): [name: string, text: string][] {
    return [...this.#values].flatMap(([name, value]) => [...textsIn(name, value)]);
  }

  /**
   * Forgets what the former step was given; see `expected`.
   *
   * @param later names that others fill in when the step is long over: they stay as they are.
   */
  beginStep(later?: RegExp): void {
    // A map that is cleared makes itself anew, also when it is empty.
    if (this.#given.size > 0) this.#given.clear();
    this.#later = later;
  }

  /** The text with every `{{name}}` replaced; objects and lists as JSON. */
  fill(text: string): string {
    return this.#give(this.#fill(text), () => this.#expectedText(text));
  }

  /** The value itself when the text is exactly one `{{name}}`, otherwise the filled text. */
  fillValue(text: string): unknown {
    const name = ONE_PLACEHOLDER.exec(text)?.[1];
    return name === undefined ? this.fill(text) : this.#give(this.get(name), () => this.fillExpected(text));
  }

  fillTable(rows: readonly (readonly string[])[]): string[][] {
    return rows.map((row) => {
      const filled = row.map((cell) => this.fill(cell));
      return this.#give(filled, () => row.map((cell) => this.#expectedText(cell)));
    });
  }

  /**
   * Like `fill`, except in JSON text: there `"{{id}}"` as a whole string, and a bare `{{id}}`, become the JSON of the
   * value in its saved type; inside a longer string the value stands as text, escaped.
   */
  fillDocString(text: string): string {
    if (!/^\s*(?:\[|\{(?!\{))/.test(text)) return this.#fillYaml(text);
    const filled = fillJson(text, PLACEHOLDER, (name) => this.get(name));
    if (!isJsonText(filled)) return this.#fillYaml(text);
    return this.#give(filled, () =>
      fillJson(text, PLACEHOLDER, (name, place) => expectedJson(this.get(name), place)),
    );
  }

  /**
   * An argument of the running step as what it expects: values that were filled in stand for themselves, also one that
   * begins with `#`. Rows of a table are given one by one.
   */
  expected<T>(argument: T): T {
    const fill = this.#given.get(argument);
    return fill ? (fill() as T) : argument;
  }

  /** Like `fillValue`, for an expectation: only what the text itself says is a marker. */
  fillExpected(text: string): unknown {
    const name = ONE_PLACEHOLDER.exec(text)?.[1];
    return name === undefined ? this.#expectedText(text) : literalJson(this.get(name));
  }

  #expectedText(text: string): string {
    const filled = this.#fill(text);
    return text.startsWith('{{') ? literal(filled) : filled;
  }

  #fillYaml(text: string): string {
    const filled = this.#fill(text);
    return this.#give(filled, () => fillExpectedYaml(text, PLACEHOLDER, (name) => this.get(name)));
  }

  #fill(text: string): string {
    return text.replaceAll(PLACEHOLDER, (_, name: string) => asText(this.get(name)));
  }

  #give<T>(filled: T, asExpected: () => unknown): T {
    this.#given.set(filled, asExpected);
    return filled;
  }

  #variable(name: string): string {
    const value = this.#env[name];
    if (typeof value !== 'string') throw new UnknownVariableError(name);
    return value;
  }

  /** The longest saved name that the dotted name begins with: saved names may hold dots themselves. */
  #ownerOf(name: string): string | undefined {
    return [...this.#values.keys()]
      .filter((key) => name.startsWith(`${key}.`) || name.startsWith(`${key}[`))
      .sort((a, b) => b.length - a.length)[0];
  }
}
