/** A failure's text in the pieces that a reader looks for. */
export type ErrorPiece =
  | { kind: 'text'; text: string }
  /** What was wanted beside what was there. */
  | { kind: 'sides'; indent: string; expected: Side; actual: Side }
  /** Lines of a comparison: `+` is there and unwanted, `-` is wanted and missing. */
  | { kind: 'diff'; lines: { sign: '+' | '-' | ' '; text: string }[] }
  /** What to do next. */
  | { kind: 'hint'; text: string }
  | { kind: 'stack'; text: string };

/** A text in three: only the middle differs from the other side. */
export type Side = [before: string, different: string, after: string];

const STACK = /^\s+at .*(?::\d+:\d+\)?|<anonymous>\)?|\(native\))$/;
/** Node's comparison, in which `+` is what was there. */
const NODE = /^\s*\+ actual\s+- expected/;
/** Cucumber's own, in which `+` is what was expected. */
const CUCUMBER = /^\s*\+ expected\s+- actual\s*$/;
const EXPECTED = /^(\s*)expected: (.*)$/;

export function readError(message: string): ErrorPiece[] {
  const lines = message.split('\n');
  const comparison = comparisonIn(lines);
  const pieces: ErrorPiece[] = [];
  let at = 0;
  while (at < lines.length) at += take(pieces, lines, at, comparison);
  return pieces.map(trimmed).filter((piece) => piece.kind !== 'text' || piece.text.trim() !== '');
}

/** Where Node's comparison begins, and where Cucumber's does; -1 for none. */
interface Comparison {
  node: number;
  cucumber: number;
}

function comparisonIn(lines: readonly string[]): Comparison {
  return {
    node: lines.findIndex((line) => NODE.test(line)),
    cucumber: lines.findIndex((line) => CUCUMBER.test(line)),
  };
}

/** Adds what begins at a line; answers how many lines that were. */
function take(
  pieces: ErrorPiece[],
  lines: readonly string[],
  at: number,
  { node, cucumber }: Comparison,
): number {
  const line = lines[at] ?? '';
  // Told twice, once is enough: Cucumber's has it whole.
  if (node !== -1 && at >= node && at < cucumber) return 1;
  if (at === node || at === cucumber) return 1;
  const [, indent = '', expected] = EXPECTED.exec(line) ?? [];
  const actual = expected === undefined ? undefined : sideAfter(lines[at + 1], indent);
  if (expected !== undefined && actual !== undefined) {
    const [one, other] = sides(expected, actual);
    return pieces.push({ kind: 'sides', indent, expected: one, actual: other }) && 2;
  }
  if (STACK.test(line)) add(pieces, 'stack', line);
  else if (/^\s*→ /.test(line)) add(pieces, 'hint', line.trim());
  else takeRest(pieces, line, { node: node !== -1 && at > node, cucumber: cucumber !== -1 && at > cucumber });
  return 1;
}

/** A line of a comparison, once one has begun. */
function takeRest(pieces: ErrorPiece[], line: string, within: Record<keyof Comparison, boolean>): void {
  if (within.cucumber) addDiff(pieces, turned(line.replace(/^ {4}/, '')));
  else if (within.node && /^[+\- ]/.test(line)) addDiff(pieces, line);
  else add(pieces, 'text', line);
}

/** Without the empty lines around a comparison. */
function trimmed(piece: ErrorPiece): ErrorPiece {
  if (piece.kind === 'text') return { ...piece, text: piece.text.replace(/^(?:[ \t]*\n)+|\s+$/g, '') };
  if (piece.kind !== 'diff') return piece;
  const filled = piece.lines.map(({ text }) => text.trim() !== '');
  return { kind: 'diff', lines: piece.lines.slice(filled.indexOf(true), filled.lastIndexOf(true) + 1) };
}

function sideAfter(line: string | undefined, indent: string): string | undefined {
  const start = `${indent}actual:   `;
  return line?.startsWith(start) ? line.slice(start.length) : undefined;
}

function add(pieces: ErrorPiece[], kind: 'text' | 'hint' | 'stack', line: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += `\n${line}`;
  else pieces.push({ kind, text: line });
}

function turned(line: string): string {
  return line.replace(/^[+-]/, (sign) => (sign === '+' ? '-' : '+'));
}

function addDiff(pieces: ErrorPiece[], line: string): void {
  const first = line.charAt(0);
  const sign = first === '+' || first === '-' ? first : ' ';
  const last = pieces.at(-1);
  const entry = { sign, text: line.slice(1) } as const;
  if (last?.kind === 'diff') last.lines.push(entry);
  else pieces.push({ kind: 'diff', lines: [entry] });
}

/** What both begin and end with is the same; what lies between is the difference. */
function sides(one: string, other: string): [Side, Side] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const cut = (text: string): Side => [
    text.slice(0, start),
    text.slice(start, text.length - end),
    text.slice(text.length - end),
  ];
  return [cut(one), cut(other)];
}
