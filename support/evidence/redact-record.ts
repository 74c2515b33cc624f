import { asText } from './as-text';
import { redactText } from './redact';
import { isSensitiveName } from './sensitive';
import { typedSecrets } from './typed-secrets';

/** Names under which a recording refers to its own parts: hiding a piece of such a value would cut it apart. */
const REFERENCES = new Set([
  'sha1',
  '_sha1',
  '_file',
  'resource',
  'callId',
  'parentId',
  'stepId',
  'pageId',
  'frameId',
  'guid',
  'pageref',
  'snapshotName',
  'beforeSnapshot',
  'afterSnapshot',
  'inputSnapshot',
  'class',
  'method',
  'type',
  'mimeType',
  'encoding',
]);

/** Longer texts are seldom seen twice. */
const LONGEST_REMEMBERED = 1_000;

interface Pair {
  name: string;
  value: string;
}

/** Hides in the JSON of a recording also what its text does not give away: a name and a value that stand apart. */
export class RecordRedactor {
  readonly #typed = new Set<string>();
  readonly #seen = new Map<string, string>();

  /** Learns what was typed into password fields and the like, which is then hidden wherever it shows. */
  learn(value: unknown): void {
    for (const secret of typedSecrets(value)) this.#typed.add(secret);
  }

  text(text: string): string {
    const known = this.#seen.get(text);
    if (known !== undefined) return known;
    const hidden = redactText(text, [...this.#typed]);
    if (text.length <= LONGEST_REMEMBERED) this.#seen.set(text, hidden);
    return hidden;
  }

  /** A copy of a JSON value. @param key the name that the value stands under. */
  json(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return this.#string(value, key);
    if (Array.isArray(value)) return value.map((item) => this.json(item, key));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, item]) => [name, this.json(item, name)]);
    return { ...Object.fromEntries(fields), ...this.#special(value, key) };
  }

  #string(value: string, key: string): string {
    if (value === '' || REFERENCES.has(key)) return value;
    return isSensitiveName(key) ? `[redacted:${key.toLowerCase()}]` : this.text(value);
  }

  /** What a value cannot show by itself: it belongs to a name beside it, or it is encoded. */
  #special(value: object, key: string): Record<string, unknown> {
    if (isPair(value)) return { value: this.#pairValue(value, key) };
    const { encoding, text } = value as { encoding?: unknown; text?: unknown };
    if (encoding !== 'base64' || typeof text !== 'string') return {};
    const body = asText(Buffer.from(text, 'base64'));
    return { text: body === undefined ? text : Buffer.from(this.text(body)).toString('base64') };
  }

  #pairValue({ name, value }: Pair, key: string): string {
    if (value === '') return value;
    if (key === 'cookies') return '[redacted:cookie]';
    return isSensitiveName(name) ? `[redacted:${name.toLowerCase()}]` : this.text(value);
  }
}

function isPair(value: object): value is Pair {
  const { name, value: own } = value as Partial<Pair>;
  return typeof name === 'string' && typeof own === 'string';
}
