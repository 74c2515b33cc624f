/** Lines of the page shown beside a missing one. */
const AROUND = 3;

/** A line of an ARIA snapshot: `- link "Orders" [expanded]: text`. */
interface Line {
  text: string;
  role: string;
  name: string | undefined;
  states: string[];
  content: string | undefined;
}

interface Shown {
  mark: ' ' | '-' | '+';
  text: string;
}

/**
 * Both snapshots as one: lines that agree, `-` for what is missing, `+` for what stands there.
 *
 * @returns undefined when no line is missing.
 */
export function structureDiff(wanted: string, actual: string): string | undefined {
  const shown = merge(linesOf(wanted), linesOf(actual));
  if (!shown.some(({ mark }) => mark === '-')) return undefined;
  return shortened(shown).join('\n');
}

/** The longest common sequence of lines, with what is left of both. */
function merge(wanted: readonly Line[], actual: readonly Line[]): Shown[] {
  const best = lengths(wanted, actual);
  const shown: Shown[] = [];
  let [i, j] = [0, 0];
  while (i < wanted.length || j < actual.length) {
    const [one, other] = [wanted[i], actual[j]];
    if (one && other && agree(one, other)) {
      shown.push({ mark: ' ', text: other.text });
      i += 1;
      j += 1;
    } else if (one && (!other || (best[i + 1]?.[j] ?? 0) >= (best[i]?.[j + 1] ?? 0))) {
      shown.push({ mark: '-', text: one.text });
      i += 1;
    } else if (other) {
      shown.push({ mark: '+', text: other.text });
      j += 1;
    }
  }
  return shown;
}

/** How many lines agree at most from line `i` and line `j` on. */
function lengths(wanted: readonly Line[], actual: readonly Line[]): number[][] {
  const best = Array.from({ length: wanted.length + 1 }, () => new Array<number>(actual.length + 1).fill(0));
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    for (let j = actual.length - 1; j >= 0; j -= 1) {
      const both = agree(wanted[i] as Line, actual[j] as Line);
      (best[i] as number[])[j] = both
        ? (best[i + 1]?.[j + 1] ?? 0) + 1
        : Math.max(best[i + 1]?.[j] ?? 0, best[i]?.[j + 1] ?? 0);
    }
  }
  return best;
}

/** Leaves out what stands where nothing is missing: it was not asked for. */
function shortened(shown: readonly Shown[]): string[] {
  const lines: string[] = [];
  shown.forEach(({ mark, text }, index) => {
    if (mark !== '+' || isNear(shown, index)) lines.push(`${mark} ${text}`);
    else if (lines.at(-1) !== '  …') lines.push('  …');
  });
  return lines;
}

/** Whether a line is missing within a few lines, with no line that agrees in between. */
function isNear(shown: readonly Shown[], index: number): boolean {
  const before = shown.slice(Math.max(0, index - AROUND), index).reverse();
  const behind = shown.slice(index + 1, index + 1 + AROUND);
  return [before, behind].some((side) => side.find(({ mark }) => mark !== '+')?.mark === '-');
}

/** Whether the page's line is one that the expected line allows. */
function agree(wanted: Line, actual: Line): boolean {
  return (
    wanted.role === actual.role &&
    fits(wanted.name, actual.name) &&
    fits(wanted.content, actual.content) &&
    wanted.states.every((state) => actual.states.includes(state))
  );
}

function fits(wanted: string | undefined, actual = ''): boolean {
  if (wanted === undefined) return true;
  const [, pattern] = /^\/(.*)\/$/.exec(wanted) ?? [];
  return pattern === undefined ? wanted === actual : matches(pattern, actual);
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}

const LINE =
  /^\s*- ['"]?(?<role>[\w/-]+)(?: (?<name>"(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)*\/))?(?<states>(?: \[[^\]]*\])*)['"]?(?::(?: (?<content>.*))?)?$/;

function linesOf(snapshot: string): Line[] {
  return snapshot
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const { role = text.trim(), name, states = '', content } = LINE.exec(text)?.groups ?? {};
      return {
        text,
        role,
        name: unquoted(name),
        states: states.match(/[^[\] ]+/g) ?? [],
        content: unquoted(content),
      };
    });
}

function unquoted(text: string | undefined): string | undefined {
  return text?.replace(/^(["'])(.*)\1$/, '$2');
}
