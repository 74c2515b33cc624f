import { type Message, MessageReader, textAt } from './messages';

/** What became of one statement. */
export interface Outcome {
  rows?: number;
  error?: string;
}

/** Told of each statement as it is sent; what is given back is told how it ended, once. */
export type Listener = (sql: string) => (outcome: Outcome) => void;

/** Answered in this order. A mark is answered when the server is ready again. */
type Awaited = { sql: string; end?: (outcome: Outcome) => void } | 'mark';

/** Codes in the place of a version. */
const SSL = 80_877_103;
const GSS = 80_877_104;
const CANCEL = 80_877_102;

/**
 * Follows what a client and a PostgreSQL server say to each other, as far as it tells which statements were carried out:
 * simple and extended queries, their ends and errors. Encrypted conversations are not read.
 */
export class Conversation {
  readonly #client = new MessageReader(() => this.#started);
  readonly #server = new MessageReader(() => true);
  /** Names that the client gave to statements, and portals to the statements in them. */
  readonly #statements = new Map<string, string>();
  readonly #portals = new Map<string, string>();
  readonly #awaited: Awaited[] = [];
  #started = false;
  #asking = false;
  #dark = false;

  constructor(private readonly began: Listener) {}

  sent(chunk: Buffer): void {
    if (this.#dark) return;
    for (const message of this.#client.read(chunk)) this.#hear(message);
  }

  answered(chunk: Buffer): void {
    if (this.#dark) return;
    let rest = chunk;
    if (this.#asking && rest.length > 0) {
      // Whether it will be encrypted is told by one letter.
      this.#asking = false;
      if (String.fromCharCode(rest[0] ?? 0) !== 'N') {
        this.#dark = true;
        return;
      }
      rest = rest.subarray(1);
    }
    for (const message of this.#server.read(rest)) this.#see(message);
  }

  /** The connection is gone. */
  over(error: string): void {
    for (const one of this.#awaited.splice(0)) if (one !== 'mark') one.end?.({ error });
    this.#dark = true;
  }

  #hear({ kind, body }: Message): void {
    if (kind === '') this.#greet(body);
    else if (kind === 'Q') {
      const sql = textAt(body).text;
      this.#awaited.push({ sql, end: this.began(sql) }, 'mark');
    } else if (kind === 'P') this.#prepare(body);
    else if (kind === 'B') {
      const portal = textAt(body);
      this.#portals.set(portal.text, this.#statements.get(textAt(body, portal.next).text) ?? '');
    } else if (kind === 'E') {
      const sql = this.#portals.get(textAt(body).text) ?? '';
      this.#awaited.push({ sql, end: this.began(sql) });
    } else if (kind === 'S') this.#awaited.push('mark');
  }

  #greet(body: Buffer): void {
    const code = body.length >= 4 ? body.readUInt32BE(0) : 0;
    if (code === SSL || code === GSS) this.#asking = true;
    else if (code === CANCEL) this.#dark = true;
    else this.#started = true;
  }

  /** Tells of itself only if the server refuses it: carried out it will be later. */
  #prepare(body: Buffer): void {
    const name = textAt(body);
    const { text: sql } = textAt(body, name.next);
    this.#statements.set(name.text, sql);
    this.#awaited.push({ sql });
  }

  #see({ kind, body }: Message): void {
    const [first] = this.#awaited;
    if (kind === 'Z') this.#ready();
    else if (first === undefined || first === 'mark') return;
    else if (kind === '1' && first.end === undefined) this.#awaited.shift();
    else if (kind === 'E') this.#refuse(first, messageOf(body));
    else if (kind === 'C' || kind === 's' || kind === 'I') this.#carryOut(first, textAt(body).text);
  }

  #carryOut(first: Exclude<Awaited, 'mark'>, tag: string): void {
    const rows = /(\d+)$/.exec(tag)?.[1];
    first.end?.(rows === undefined ? {} : { rows: Number(rows) });
    // A simple query may hold several statements: it is over when the server is ready.
    if (this.#awaited[1] !== 'mark') this.#awaited.shift();
    else this.#awaited[0] = { sql: first.sql, end: () => {} };
  }

  #refuse(first: Exclude<Awaited, 'mark'>, error: string): void {
    const end = first.end ?? this.#sentWith(first) ?? this.began(first.sql);
    end({ error });
    this.#awaited[0] = { sql: first.sql, end: () => {} };
  }

  /** Most clients ask for the preparation of a statement and for its carrying out at once. */
  #sentWith({ sql }: { sql: string }): ((outcome: Outcome) => void) | undefined {
    const before = this.#awaited.slice(0, this.#awaited.indexOf('mark') + 1 || undefined);
    const at = before.findIndex((one) => one !== 'mark' && one.sql === sql && one.end !== undefined);
    const found = before[at];
    if (found === undefined || found === 'mark') return undefined;
    this.#awaited[at] = { sql, end: () => {} };
    return found.end;
  }

  /** After an error the server passes over all that came before the mark. */
  #ready(): void {
    const mark = this.#awaited.indexOf('mark');
    for (const one of this.#awaited.splice(0, mark + 1)) {
      if (one !== 'mark') one.end?.({ error: 'passed over after an error' });
    }
  }
}

/** The human part of an error: severity aside, its text and code. */
function messageOf(body: Buffer): string {
  const fields = new Map<string, string>();
  for (let at = 0; at < body.length && body[at] !== 0; ) {
    const { text, next } = textAt(body, at + 1);
    fields.set(String.fromCharCode(body[at] ?? 0), text);
    at = next;
  }
  return `${fields.get('M') ?? 'an error'} (${fields.get('C') ?? 'no code'})`;
}
