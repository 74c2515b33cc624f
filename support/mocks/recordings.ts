import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { operationPath } from '../evidence/operation';
import { redactText } from '../evidence/redact';
import { parseBody, readText } from '../http/content';
import { isObject } from '../matching/json';
import { preview } from '../matching/preview';
import { NotRecordedError, RecordingFileError } from './errors';
import type { Incoming } from './incoming';
import { likeness, type RecordedRequest } from './likeness';
import type { Reply } from './reply';

/** An answer of the real service. */
export interface RealAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  content: Buffer;
}

export interface RecordingsOptions {
  mock: string;
  /** Absolute. */
  folder: string;
  /** Asks the real service; undefined when it is not to be asked. */
  ask?: ((incoming: Incoming) => Promise<RealAnswer>) | undefined;
}

interface Recorded {
  request: RecordedRequest;
  reply: Reply;
}

/** What belongs to the connection, to the moment, or to how the content was packed. */
const NOT_KEPT = /^(?:connection|content-(?:encoding|length)|date|keep-alive|set-cookie|transfer-encoding)$/;

/**
 * The calls of one mock that are kept in files, one for each: `001 POST charges.json`. Secrets are taken out before a
 * file is written.
 */
export class Recordings {
  readonly #recorded: Recorded[];
  /** Replayed in this scenario. */
  readonly #used = new Set<Recorded>();
  /** Recorded in this scenario, or found recorded: the second of two alike may be answered otherwise. */
  #asked: RecordedRequest[] = [];

  /** @throws RecordingFileError */
  constructor(private readonly options: RecordingsOptions) {
    this.#recorded = filesIn(options.folder).map((file) =>
      read(options.mock, path.join(options.folder, file)),
    );
  }

  /** Whether the real service is asked. */
  get recording(): boolean {
    return this.options.ask !== undefined;
  }

  /** Another scenario: it is told everything from the beginning. */
  begin(): void {
    this.#used.clear();
    this.#asked = [];
  }

  /** Asks the real service and keeps what it says, if no recording of this very call is there yet. @throws RecordingError */
  async record(incoming: Incoming): Promise<Reply> {
    const { ask } = this.options;
    if (!ask) throw this.#missing(incoming);
    const { status, headers, content } = await ask(incoming);
    const text = readText(content, headers['content-type']);
    const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_KEPT.test(name)));
    const body = text === '' ? {} : { body: parseBody(text, headers['content-type']) };
    const reply: Reply = { status, headers: kept, ...body };
    const asked = hidden(incoming);
    const alike = ({ request }: { request: RecordedRequest }) => likeness(request, asked) !== undefined;
    const before = this.#asked.filter((request) => alike({ request })).length;
    this.#asked.push(asked);
    if (this.#recorded.filter(alike).length <= before) this.#keep({ request: requestOf(incoming), reply });
    return reply;
  }

  /** The recorded reply to a request like this; of several one after the other, the last one again. @throws NotRecordedError */
  replay(incoming: Incoming): Reply {
    const asked = hidden(incoming);
    const fitting = this.#recorded.flatMap((recorded) => {
      const distance = likeness(recorded.request, asked);
      return distance === undefined ? [] : [{ recorded, distance }];
    });
    const closest = Math.min(...fitting.map(({ distance }) => distance));
    const best = fitting.filter(({ distance }) => distance === closest).map(({ recorded }) => recorded);
    const next = best.find((one) => !this.#used.has(one)) ?? best.at(-1);
    if (!next) throw this.#missing(incoming);
    this.#used.add(next);
    return next.reply;
  }

  #keep(recorded: Recorded): void {
    const { folder } = this.options;
    const { method, path: asked } = recorded.request;
    const name = `${method} ${
      operationPath(asked)
        .replaceAll(/[^\w{}-]+/g, ' ')
        .trim() || 'root'
    }.json`;
    const text = `${redactText(JSON.stringify(recorded, undefined, 2))}\n`;
    this.#recorded.push(JSON.parse(text) as Recorded);
    mkdirSync(folder, { recursive: true });
    for (let number = filesIn(folder).length + 1; ; number += 1) {
      const file = path.join(folder, `${String(number).padStart(3, '0')} ${name}`);
      if (claim(file, text)) return;
    }
  }

  #missing({ method, path: asked, body }: Incoming): NotRecordedError {
    const { mock, folder } = this.options;
    const shown = body === null ? '' : ` ${preview(body)}`;
    return new NotRecordedError(mock, {
      request: redactText(`${method} ${asked}${shown}`),
      recorded: this.#recorded.map(({ request }) => `${request.method} ${request.path}`),
      folder,
      variable: `BRINE_RECORD=${mock}`,
    });
  }
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch {
    return [];
  }
}

function read(mock: string, file: string): Recorded {
  let recorded: unknown;
  try {
    recorded = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new RecordingFileError(mock, file, (error as Error).message, error);
  }
  const { request, reply } = isObject(recorded) ? recorded : {};
  if (isObject(request) && isObject(reply) && typeof reply.status === 'number')
    return recorded as unknown as Recorded;
  throw new RecordingFileError(
    mock,
    file,
    'It has no "request" with a method and path, or no "reply" with a status.',
  );
}

/** Two workers may come to the same number. */
function claim(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function requestOf({ method, path: asked, body }: Incoming): RecordedRequest {
  return { method, path: asked, ...(body !== null && { body }) };
}

/** As a file has it: what is hidden there must not tell requests apart. */
function hidden(incoming: Incoming): RecordedRequest {
  return JSON.parse(redactText(JSON.stringify(requestOf(incoming)))) as RecordedRequest;
}
