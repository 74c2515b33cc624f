/** A part of a pattern: what it may be, and how often. */
interface Piece {
  choices: string[];
  least: number;
  most: number;
}

const CLASSES: Record<string, string> = { d: '0', w: 'a', s: ' ', D: 'a', W: '-', S: 'a' };
const AMOUNT = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})/;

/**
 * A text that a regular expression describes, for the kind that schemas use: literals, classes, groups, amounts and
 * alternatives, of which it takes the first. For others the text may not fit; whoever uses it has it checked.
 *
 * @param length characters that it should have at least, where an amount leaves that open.
 */
export function textFor(pattern: string, length = 0): string {
  const [first = ''] = alternatives(pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''));
  const pieces = piecesOf(first);
  const text = written(pieces, 0);
  const missing = length - text.length;
  return missing > 0 ? written(pieces, missing) : text;
}

/** @param more characters to add where an amount allows it. */
function written(pieces: readonly Piece[], more: number): string {
  let left = more;
  return pieces
    .map(({ choices, least, most }) => {
      const [choice = ''] = choices;
      const added = choice.length === 0 ? 0 : Math.min(most - least, Math.ceil(left / choice.length));
      left -= added * choice.length;
      return choice.repeat(least + added);
    })
    .join('');
}

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = source;
  while (rest !== '') {
    const { choices, length } = headOf(rest);
    rest = rest.slice(length);
    const amount = AMOUNT.exec(rest);
    rest = rest.slice(amount?.[0].length ?? 0).replace(/^\?(?!\?)/, (lazy) => (amount ? '' : lazy));
    pieces.push({ choices, ...amountOf(amount) });
  }
  return pieces;
}

function amountOf(amount: RegExpExecArray | null): Pick<Piece, 'least' | 'most'> {
  if (!amount) return { least: 1, most: 1 };
  const [sign, least, comma, most] = amount;
  if (sign === '?') return { least: 0, most: 1 };
  if (sign === '*') return { least: 0, most: Number.POSITIVE_INFINITY };
  if (sign === '+') return { least: 1, most: Number.POSITIVE_INFINITY };
  const low = Number(least);
  if (comma === undefined) return { least: low, most: low };
  return { least: low, most: most ? Number(most) : Number.POSITIVE_INFINITY };
}

function headOf(source: string): { choices: string[]; length: number } {
  const [first = ''] = source;
  if (first === '\\') return { choices: [CLASSES[source[1] ?? ''] ?? source[1] ?? ''], length: 2 };
  if (first === '[') {
    const end = closing(source, '[', ']');
    return { choices: [memberOf(source.slice(1, end))], length: end + 1 };
  }
  if (first === '(') {
    const end = closing(source, '(', ')');
    const inner = source.slice(1, end).replace(/^\?(?::|<\w+>)/, '');
    return { choices: alternatives(inner).map((one) => written(piecesOf(one), 0)), length: end + 1 };
  }
  return { choices: [first === '.' ? 'a' : first], length: 1 };
}

/** A character of a class; of one that excludes, the first that it leaves. */
function memberOf(inside: string): string {
  if (!inside.startsWith('^'))
    return inside.startsWith('\\') ? (headOf(inside).choices[0] ?? '') : (inside[0] ?? '');
  const excluded = new RegExp(`[${inside.slice(1)}]`);
  return [...'aA0-_ '].find((character) => !excluded.test(character)) ?? '';
}

function alternatives(source: string): string[] {
  const found = [''];
  for (let at = 0; at < source.length; at += 1) {
    const end = source[at] === '(' ? closing(source.slice(at), '(', ')') : 0;
    const length =
      source[at] === '\\' ? 2 : source[at] === '[' ? closing(source.slice(at), '[', ']') + 1 : end + 1;
    if (source[at] === '|') found.push('');
    else found[found.length - 1] += source.slice(at, at + length);
    at += length - 1;
  }
  return found;
}

/** Where the bracket closes that the source begins with; at its end when none does. */
function closing(source: string, open: string, close: string): number {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (open !== '[' || at === 0 || source[at] === close) {
      if (source[at] === open) depth += 1;
      if (source[at] === close) depth -= 1;
      if (depth === 0) return at;
    }
  }
  return source.length;
}
