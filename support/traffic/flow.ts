import { singular, wordsOf } from '../generate/names';
import { isUuid } from '../matching/formats';
import { formatPath } from '../matching/path';
import { jsonOf, leavesOf } from './leaves';
import type { Owned } from './owner';

/** A value of an answer that later requests send again. */
export interface Saved {
  /** As `{{…}}` calls it. */
  name: string;
  value: string | number;
  /** Where in the body of the answer it stands, as a step writes it. */
  field: string;
}

const DIRECT =
  /^(?:id|uuid|guid|sku|slug|key|code|number|ref|reference|token|cursor|next|etag|.*(?:_id|Id|ID|_uuid|Uuid|Token|_token|Number|_number|Key|_key|Code|_code|Cursor|_cursor))$/;
/** Shorter texts are the same by chance. */
const SHORTEST = 4;

/** Which values flow from answers into later requests of one scenario. */
export class Flow {
  readonly #sources = new Map<string, Source>();
  readonly #sent = new Set<string>();
  readonly #used = new Map<string, Saved>();

  constructor(calls: readonly Owned[]) {
    for (const call of calls) {
      for (const [text, name] of sentIn(call)) {
        const source = this.#sources.get(text);
        if (source && isFlowing(text, name)) source.used = true;
        else if (!source) this.#sent.add(text);
      }
      this.#learn(call);
    }
    const names = new Map<string, number>();
    for (const [text, { used, value, field, name, from }] of this.#sources)
      if (used) this.#used.set(text, { value, field, name: numbered(nameFor(from, name), names) });
  }

  /** What has to be saved of the answer of a call. */
  savedOf(call: Owned): Saved[] {
    return [...this.#used].flatMap(([text, saved]) =>
      this.#sources.get(text)?.from === call ? [saved] : [],
    );
  }

  /** The saved value that a text or number of a request is, under the name it has there. */
  at(value: string | number, name: string): Saved | undefined {
    return isFlowing(String(value), name) ? this.#used.get(String(value)) : undefined;
  }

  #learn(call: Owned): void {
    for (const { keys, name, value } of leavesOf(jsonOf(call.recorded.answer.text))) {
      const text = String(value);
      if (text === '' || this.#sources.has(text) || this.#sent.has(text)) continue;
      if (
        text.includes('{{') ||
        formatPath(keys).includes('{{') ||
        /^\[redacted:/.test(text) ||
        !isFlowing(text, name)
      )
        continue;
      this.#sources.set(text, { value: value as string | number, name, field: formatPath(keys), from: call });
    }
  }
}

interface Source {
  value: string | number;
  /** Of the field. */
  name: string;
  field: string;
  from: Owned;
  /** Whether a later request sends it. */
  used?: boolean;
}

function nameFor(call: Owned, key: string): string {
  const noun = nounOf(call);
  const words = wordsOf(key);
  return words.startsWith(noun) ? words : `${noun} ${words}`.trim();
}

function numbered(name: string, names: Map<string, number>): string {
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name} ${count}`;
}

/** `/orders/17/lines` is about a line. */
export function nounOf({ path, known }: Owned): string {
  const parts = (known?.operation.path ?? path).split('/');
  const named = parts.filter((part) => /^[a-z][a-z_-]{0,29}$/i.test(part) && !/^(?:api|v\d+)$/i.test(part));
  return singular(wordsOf(named.at(-1) ?? 'answer'));
}

/** Whether the same text at this place is no chance: its name says what it is, or nothing else looks like it. */
export function isFlowing(text: string, name: string): boolean {
  return isUuid(text) || (DIRECT.test(name) && (text.length >= SHORTEST || /id$/i.test(name)));
}

/** What a request sends, each with the name it has there; the parts of a path count as ids. */
export function* sentIn({ recorded, path }: Owned): Generator<[text: string, name: string]> {
  for (const part of path.split('/')) if (part !== '') yield [decoded(part), 'id'];
  for (const [name, value] of recorded.url.searchParams) yield [value, name];
  for (const { name, value } of leavesOf(jsonOf(recorded.body?.text))) yield [String(value), name];
  for (const [name, value] of Object.entries(recorded.headers)) {
    const bearer = /^Bearer (.+)$/i.exec(value)?.[1];
    if (name === 'authorization' && bearer !== undefined) yield [bearer, 'token'];
    else if (/^(?:if-match|if-none-match|x-.*(?:key|token|id))$/.test(name)) yield [value, 'id'];
  }
}

export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
