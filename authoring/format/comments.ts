/**
 * The printer leaves comments as they were indented, and an empty line between a comment and the scenario below it.
 * Here each is indented like what follows it, and the empty line stands before it. Texts between quotes are left alone.
 */
export function placeComments(printed: string): string {
  const lines = printed.split('\n');
  const quoted = insideQuotes(lines);
  const placed: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = quoted[at] ? at : endOfComments(lines, at);
    if (end === at) placed.push(lines[at] as string);
    else placed.push(...commentsAbove(lines.slice(at, end), lines.slice(end, end + 2)));
    const moved = end > at && isMoved(lines.slice(end, end + 2));
    at = Math.max(end + (moved ? 1 : 0), at + 1);
  }
  return placed.join('\n').replace(/^\n/, '');
}

/** Comments with the empty line that was below them, indented like what follows. */
function commentsAbove(comments: readonly string[], next: readonly string[]): string[] {
  const moved = isMoved(next);
  const indent = /^\s*/.exec(next[moved ? 1 : 0] ?? '')?.[0] ?? '';
  return [...(moved ? [''] : []), ...comments.map((comment) => `${indent}${comment.trim()}`)];
}

function isMoved([next, afterNext]: readonly string[]): boolean {
  return next === '' && afterNext !== undefined;
}

/** Where the comments that stand together from here on end; the language of a file is no comment. */
function endOfComments(lines: readonly string[], from: number): number {
  const end = lines.findIndex((line, index) => index >= from && !/^\s*#(?!\s*language\s*:)/.test(line));
  return end === -1 ? lines.length : end;
}

/** For each line whether it belongs to a text between quotes. */
function insideQuotes(lines: readonly string[]): boolean[] {
  let quotes: string | undefined;
  return lines.map((line) => {
    const mark = /^\s*("""|```)/.exec(line)?.[1];
    const was = quotes;
    if (was === undefined) quotes = mark;
    else if (mark === was) quotes = undefined;
    return was !== undefined || mark !== undefined;
  });
}
