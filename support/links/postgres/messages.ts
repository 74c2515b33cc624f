/** One message of PostgreSQL's protocol 3. */
export interface Message {
  /** Its first byte as a letter; empty for the first messages of a client, which have none. */
  kind: string;
  body: Buffer;
}

/** Larger ones, such as rows of pictures, are passed over. */
const LARGEST = 1024 * 1024;

/** Cuts a stream of bytes into messages. What cannot be one ends the reading for good: nothing is guessed. */
export class MessageReader {
  #held: Buffer = Buffer.alloc(0);
  /** Bytes of a large message that are still to come. */
  #passing = 0;
  #broken = false;

  /** @param kinds whether messages begin with their kind. */
  constructor(private readonly kinds: () => boolean) {}

  /** The messages that have become whole; the body of a large one is left out. */
  *read(chunk: Buffer): Generator<Message> {
    if (this.#broken) return;
    this.#held = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    for (let message = this.#next(); message !== undefined; message = this.#next()) yield message;
    // A copy, so that the rest of what came is not kept for it.
    this.#held = Buffer.from(this.#held);
  }

  #next(): Message | undefined {
    const passed = Math.min(this.#passing, this.#held.length);
    this.#passing -= passed;
    this.#held = this.#held.subarray(passed);
    const at = this.kinds() ? 1 : 0;
    if (this.#passing > 0 || this.#held.length < at + 4) return undefined;
    const length = this.#held.readUInt32BE(at);
    if (length < 4) return this.#giveUp();
    const kind = at === 0 ? '' : String.fromCharCode(this.#held[0] ?? 0);
    if (length > LARGEST) {
      this.#passing = at + length;
      return { kind, body: Buffer.alloc(0) };
    }
    if (this.#held.length < at + length) return undefined;
    const body = this.#held.subarray(at + 4, at + length);
    this.#held = this.#held.subarray(at + length);
    return { kind, body };
  }

  #giveUp(): undefined {
    this.#broken = true;
    this.#held = Buffer.alloc(0);
  }
}

/** A text that ends with a zero byte, and what follows it. */
export function textAt(body: Buffer, from = 0): { text: string; next: number } {
  const end = body.indexOf(0, from);
  return end < 0
    ? { text: body.toString('utf8', from), next: body.length }
    : { text: body.toString('utf8', from, end), next: end + 1 };
}
