import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DocumentError } from '../matching/document-error';
import { type Body, readBody } from './body';
import { checkCompression, compress } from './compression';
import { describeBytes } from './content';
import { RequestCookieError, RequestDraftError, RequestFileError, UnusedRequestPartError } from './errors';
import { graphqlBody } from './graphql';
import { mediaTypeOf } from './media-type';
import { type AttachedFile, encodeMultipart } from './multipart';

export type Pair = readonly [name: string, value: string];

/** What goes out as the body. */
export interface Payload {
  content: string | Buffer;
  contentType: string;
  /** As recorded: binary as `<n bytes of type>`. */
  shown: string;
}

interface DraftBody {
  content: string | Buffer;
  contentType?: string | undefined;
  /** Where it was read from, when it may still prove unreadable. */
  file?: string;
}

/** The parts of a request that steps set before it is sent. */
export class RequestDraft {
  /** Names in lower case. */
  readonly headers = new Map<string, string>();
  readonly query: Pair[] = [];
  readonly form: Pair[] = [];
  readonly cookies: Pair[] = [];
  /** Milliseconds. */
  timeout: number | undefined;
  readonly #files: AttachedFile[] = [];
  #body: DraftBody | undefined;
  #compression: string | undefined;
  #variables: string | undefined;

  setBody(content: string | Buffer, contentType?: string): void {
    this.#body = { content, contentType };
  }

  get hasBody(): boolean {
    return this.#body !== undefined;
  }

  /** @throws RequestCookieError */
  setCookie(name: string, value: string): void {
    if (!/^[^\s"=,;\\]+$/.test(name) || /[\s",;\\]/.test(value)) throw new RequestCookieError(name, value);
    this.cookies.push([name, value]);
  }

  /** @param method gzip, deflate or br. @throws CompressionError */
  compressBody(method: string): void {
    this.#compression = checkCompression(method);
  }

  /** @param text JSON or YAML. */
  setVariables(text: string): void {
    this.#variables = text;
  }

  /** Makes the body a GraphQL request. @throws RequestDraftError, GraphqlVariablesError, DocumentError */
  setGraphql(query: string): void {
    if (this.hasBody) throw new RequestDraftError('a body', 'a GraphQL query');
    this.setBody(graphqlBody(query, this.#variables), 'application/json');
    this.#variables = undefined;
  }

  /** @throws RequestFileError */
  async setBodyFromFile(file: string): Promise<void> {
    const content = await read(file);
    const type = mediaTypeOf(file);
    if (type === 'application/yaml') this.#body = { content: content.toString('utf8'), file };
    else this.setBody(content, type);
  }

  /** @throws RequestFileError */
  async attachFile(file: string, part: string): Promise<void> {
    const content = await read(file);
    this.#files.push({ part, fileName: path.basename(file), type: mediaTypeOf(file), content });
  }

  /** A promise of it only where files are attached. @throws RequestDraftError, UnusedRequestPartError, DocumentError */
  payload(): Promise<Payload | undefined> | Payload | undefined {
    if (this.#variables !== undefined)
      throw new UnusedRequestPartError('GraphQL variables', 'no GraphQL query');
    const payload = this.#plainPayload();
    const method = this.#compression;
    if (method === undefined) return payload;
    if (!payload) throw new UnusedRequestPartError('compression', 'no body');
    this.headers.set('content-encoding', method);
    return payload instanceof Promise ? payload.then((one) => packed(one, method)) : packed(payload, method);
  }

  #plainPayload(): Promise<Payload> | Payload | undefined {
    const formStep = this.#files.length > 0 ? 'an attached file' : 'form fields';
    const hasForm = this.form.length > 0 || this.#files.length > 0;
    if (this.#body && hasForm) throw new RequestDraftError('a body', formStep);
    if (this.#files.length > 0) return encodeMultipart(this.form, this.#files);
    if (this.form.length > 0) {
      const content = new URLSearchParams(this.form.map(([name, value]) => [name, value])).toString();
      return { content, shown: content, contentType: 'application/x-www-form-urlencoded' };
    }
    return this.#body && this.#bodyPayload(this.#body);
  }

  #bodyPayload(body: DraftBody): Payload {
    const type = this.headers.get('content-type') ?? body.contentType;
    if (typeof body.content === 'string') {
      const { content, contentType } = readText(body.content, type, body.file);
      return { content, contentType, shown: content };
    }
    const contentType = type ?? 'application/octet-stream';
    return { content: body.content, contentType, shown: showFile(body.content, contentType) };
  }
}

function packed(payload: Payload, method: string): Payload {
  return { ...payload, content: compress(payload.content, method) };
}

function showFile(content: Buffer, contentType: string): string {
  const text = content.toString('utf8');
  return /[\uFFFD\0]/.test(text) ? describeBytes(content.length, contentType) : text;
}

function readText(text: string, type: string | undefined, file: string | undefined): Body {
  try {
    return readBody(text, type);
  } catch (error) {
    if (file !== undefined && error instanceof DocumentError) error.locateIn(file, 1);
    throw error;
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new RequestFileError(file, error);
  }
}
