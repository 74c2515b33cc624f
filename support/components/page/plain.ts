/** Deepest level, and most items of one level, that are told. */
const DEPTH = 8;
const MOST = 200;

/** A value of the page as JSON can say it: what a callback was called with, for the scenario to compare. */
export function plain(value: unknown): unknown {
  try {
    return told(value, [], 0);
  } catch (error) {
    return `[unreadable: ${String(error)}]`;
  }
}

function told(value: unknown, above: object[], depth: number): unknown {
  if (value === undefined) return null;
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  if (typeof value === 'function') return `[function ${value.name || 'anonymous'}]`;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) return '[circular]';
  if (depth >= DEPTH) return '[…]';
  const deeper = (inner: unknown) => told(inner, [...above, value], depth + 1);
  const known = ofKind(value, deeper);
  return known === undefined ? fields(value, deeper) : known.value;
}

type Deeper = (inner: unknown) => unknown;

/** Class → what is told of its objects. */
const KINDS: [new (...args: never[]) => object, (value: never, deeper: Deeper) => unknown][] = [
  [Element, (value: Element) => elementOf(value)],
  [Node, (value: Node) => `[${value.constructor.name}]`],
  [Window, () => '[Window]'],
  [Date, (value: Date) => (Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString())],
  [File, ({ name, size, type }: File) => ({ name, size, type })],
  [Blob, ({ size, type }: Blob) => ({ size, type })],
  [Error, ({ name, message }: Error) => ({ name, message })],
  [Promise, () => '[promise]'],
  [URL, String],
  [URLSearchParams, String],
  [RegExp, String],
  [Map, ofMap],
  [Set, (value: Set<unknown>, deeper) => [...value].slice(0, MOST).map(deeper)],
  [FileList, (value: FileList, deeper) => [...value].map(deeper)],
  [FormData, ofForm],
  [ArrayBuffer, (value: ArrayBuffer) => `[ArrayBuffer of ${value.byteLength} bytes]`],
  [Array, (value: unknown[], deeper) => value.slice(0, MOST).map(deeper)],
];

function ofKind(value: object, deeper: Deeper): { value: unknown } | undefined {
  if (isEvent(value)) return { value: { type: value.type, target: elementOf(value.target) } };
  if (ArrayBuffer.isView(value)) return { value: `[${value.constructor.name} of ${value.byteLength} bytes]` };
  if ('$$typeof' in value) return { value: '[React element]' };
  const [, tell] = KINDS.find(([kind]) => value instanceof kind) ?? [];
  return tell && { value: tell(value as never, deeper) };
}

/** The browser's own, or React's around it. */
function isEvent(value: object): value is { type: string; target: unknown } {
  return value instanceof Event || ('nativeEvent' in value && 'target' in value && 'type' in value);
}

function elementOf(value: unknown): unknown {
  if (!(value instanceof Element)) return null;
  const { name, value: content, checked } = value as Partial<HTMLInputElement>;
  const isChoice = value instanceof HTMLInputElement && ['checkbox', 'radio'].includes(value.type);
  return {
    element: value.tagName.toLowerCase(),
    ...(value.id && { id: value.id }),
    ...(name && { name }),
    ...(typeof content === 'string' && !(value instanceof HTMLButtonElement) && { value: content }),
    ...(isChoice && { checked }),
  };
}

/** Names become fields; other keys make it a list of pairs. */
function ofMap(map: Map<unknown, unknown>, deeper: Deeper): unknown {
  const entries = [...map].slice(0, MOST);
  if (entries.every(([key]) => typeof key === 'string')) {
    return Object.fromEntries(entries.map(([key, inner]) => [key, deeper(inner)]));
  }
  return entries.map(([key, inner]) => [deeper(key), deeper(inner)]);
}

function ofForm(form: FormData, deeper: Deeper): unknown {
  const names = [...new Set([...form].map(([name]) => name))];
  return Object.fromEntries(
    names.map((name) => {
      const all = form.getAll(name);
      return [name, deeper(all.length === 1 ? all[0] : all)];
    }),
  );
}

function fields(value: object, deeper: Deeper): unknown {
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') {
    return deeper((value as { toJSON(): unknown }).toJSON());
  }
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .slice(0, MOST);
  return Object.fromEntries(entries.map(([name, inner]) => [name, deeper(inner)]));
}
