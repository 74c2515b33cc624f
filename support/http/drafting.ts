import path from 'node:path';
import { type Pair, RequestDraft } from './draft';
import { RequestHeaderError, RequestTimeoutError } from './errors';

/** A header's name and value as RFC 9110 has them. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** What steps say of the next request; unaware of how it is sent. */
export abstract class Drafting {
  #draft = new RequestDraft();

  /** @param root folder that the paths of payload files start from. */
  constructor(private readonly root: string) {}

  /** @throws RequestHeaderError for what HTTP cannot send */
  setHeader(name: string, value: string): void {
    if (!TOKEN.test(name)) throw new RequestHeaderError(name);
    if (!FIELD_VALUE.test(value)) throw new RequestHeaderError(name, value);
    this.#draft.headers.set(name.toLowerCase(), value);
  }

  setHeaders(headers: Iterable<Pair>): void {
    for (const [name, value] of headers) this.setHeader(name, value);
  }

  /** @throws RequestCookieError */
  setCookie(name: string, value: string): void {
    this.#draft.setCookie(name, value);
  }

  /** A name may come more than once. */
  setQuery(parameters: Iterable<Pair>): void {
    this.#draft.query.push(...parameters);
  }

  /** JSON or YAML, unless a type is given here or by a header; see `readBody`. */
  setBody(text: string, contentType?: string): void {
    this.#draft.setBody(text, contentType);
  }

  /** Sent as it is, with the type of its name; YAML is sent as JSON. @throws RequestFileError */
  async setBodyFromFile(file: string): Promise<void> {
    await this.#draft.setBodyFromFile(path.resolve(this.root, file));
  }

  /** Sends the body packed. @param method gzip, deflate or br. @throws CompressionError */
  compressBody(method: string): void {
    this.#draft.compressBody(method);
  }

  /** Sent URL-encoded, or as multipart when a file is attached too. */
  setForm(fields: Iterable<Pair>): void {
    this.#draft.form.push(...fields);
  }

  /** @throws RequestFileError */
  async attachFile(file: string, part: string): Promise<void> {
    await this.#draft.attachFile(path.resolve(this.root, file), part);
  }

  /** @param limit milliseconds, in place of those of the settings. @throws RequestTimeoutError below one */
  setTimeout(limit: number): void {
    if (limit < 1) throw new RequestTimeoutError(limit);
    this.#draft.timeout = limit;
  }

  /** For the next GraphQL query. @param text JSON or YAML. */
  setVariables(text: string): void {
    this.#draft.setVariables(text);
  }

  /** The draft as it is; the next one begins empty. */
  protected takeDraft(): RequestDraft {
    const draft = this.#draft;
    this.#draft = new RequestDraft();
    return draft;
  }
}
