import { demand } from '../matching/field';
import { asText } from './as-text';
import { UnknownValueError, UnknownVariableError } from './errors';
import { fillJson } from './fill-json';
import { isJsonText } from './json-text';

const PLACEHOLDER = /\{\{\s*([^{}\s][^{}\r\n]*?)\s*\}\}/g;
const ONE_PLACEHOLDER = /^\{\{\s*([^{}\s][^{}\r\n]*?)\s*\}\}$/;

/**
 * The saved values of one scenario, and the filling-in of `{{name}}` in its texts.
 *
 * A name may lead into a value: `{{order.lines[0].sku}}`. `{{env.NAME}}` is an environment variable. A value is filled
 * in once: what it holds is never filled in again.
 */
export class Values {
  readonly #values: Map<string, unknown>;
  readonly #env: NodeJS.ProcessEnv;

  constructor(initial: Record<string, unknown>, env: NodeJS.ProcessEnv) {
    this.#values = new Map(Object.entries(initial));
    this.#env = env;
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value);
  }

  /**
   * The value, in the type in which it was saved.
   *
   * @throws UnknownValueError, MissingFieldError, UnknownVariableError
   */
  get(name: string): unknown {
    if (this.#values.has(name)) return this.#values.get(name);
    if (name.startsWith('env.')) return this.#variable(name.slice('env.'.length));
    const owner = this.#ownerOf(name);
    if (owner === undefined) throw new UnknownValueError(name, [...this.#values.keys()]);
    const path = name.slice(owner.length).replace(/^\./, '');
    return demand({ owner: `the saved value "${owner}"`, body: this.#values.get(owner), path }).value;
  }

  /** The text with every `{{name}}` replaced; objects and lists as JSON. */
  fill(text: string): string {
    return text.replaceAll(PLACEHOLDER, (_, name: string) => asText(this.get(name)));
  }

  /** The value itself when the text is exactly one `{{name}}`, otherwise the filled text. */
  fillValue(text: string): unknown {
    const name = ONE_PLACEHOLDER.exec(text)?.[1];
    return name === undefined ? this.fill(text) : this.get(name);
  }

  fillTable(rows: readonly (readonly string[])[]): string[][] {
    return rows.map((row) => row.map((cell) => this.fill(cell)));
  }

  /**
   * Like `fill`, except in JSON text: there `"{{id}}"` as a whole string, and a bare `{{id}}`, become the JSON of the
   * value in its saved type; inside a longer string the value stands as text, escaped.
   */
  fillDocString(text: string): string {
    if (!/^\s*(?:\[|\{(?!\{))/.test(text)) return this.fill(text);
    const filled = fillJson(text, PLACEHOLDER, (name) => this.get(name));
    return isJsonText(filled) ? filled : this.fill(text);
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
