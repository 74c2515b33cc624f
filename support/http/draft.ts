import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readBody } from './body';
import { describeBytes } from './content';
import { RequestDraftError, RequestFileError } from './errors';
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

/** The parts of a request that steps set before it is sent. */
export class RequestDraft {
  /** Names in lower case. */
  readonly headers = new Map<string, string>();
  readonly query: Pair[] = [];
  readonly form: Pair[] = [];
  readonly #files: AttachedFile[] = [];
  #body: { content: string | Buffer; contentType?: string | undefined } | undefined;

  setBody(content: string | Buffer, contentType?: string): void {
    this.#body = { content, contentType };
  }

  get hasBody(): boolean {
    return this.#body !== undefined;
  }

  /** @throws RequestFileError */
  async setBodyFromFile(file: string): Promise<void> {
    const content = await read(file);
    const type = mediaTypeOf(file);
    if (type === 'application/yaml') this.setBody(content.toString('utf8'));
    else this.setBody(content, type);
  }

  /** @throws RequestFileError */
  async attachFile(file: string, part: string): Promise<void> {
    const content = await read(file);
    this.#files.push({ part, fileName: path.basename(file), type: mediaTypeOf(file), content });
  }

  /** @throws RequestDraftError, DocumentError */
  async payload(): Promise<Payload | undefined> {
    const formStep = this.#files.length > 0 ? 'an attached file' : 'form fields';
    const hasForm = this.form.length > 0 || this.#files.length > 0;
    if (this.#body && hasForm) throw new RequestDraftError('a body', formStep);
    if (this.#files.length > 0) return await encodeMultipart(this.form, this.#files);
    if (this.form.length > 0) {
      const content = new URLSearchParams(this.form.map(([name, value]) => [name, value])).toString();
      return { content, shown: content, contentType: 'application/x-www-form-urlencoded' };
    }
    return this.#body && this.#bodyPayload(this.#body);
  }

  #bodyPayload(body: { content: string | Buffer; contentType?: string | undefined }): Payload {
    const type = this.headers.get('content-type') ?? body.contentType;
    if (typeof body.content === 'string') {
      const { content, contentType } = readBody(body.content, type);
      return { content, contentType, shown: content };
    }
    const contentType = type ?? 'application/octet-stream';
    return { content: body.content, contentType, shown: showFile(body.content, contentType) };
  }
}

function showFile(content: Buffer, contentType: string): string {
  const text = content.toString('utf8');
  return /[\uFFFD\0]/.test(text) ? describeBytes(content.length, contentType) : text;
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new RequestFileError(file, error);
  }
}
