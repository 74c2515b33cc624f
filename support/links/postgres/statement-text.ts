/** Characters of a statement that are kept. */
const LONGEST = 300;

/**
 * A statement without what may be somebody's: texts, numbers and comments in it. What `$1` stands for never was in it. On
 * one line, and cut.
 */
export function statementText(sql: string): string {
  const text = sql
    .replaceAll(PARTS, (part: string, _tag: string | undefined, kept: string | undefined) => {
      if (kept !== undefined) return kept;
      return part.startsWith('--') || part.startsWith('/*') ? ' ' : '…';
    })
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Comments, texts in their four forms, numbers; names in quotes, words and places of parameters stay. */
const PARTS =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\$(\w*)\$[\s\S]*?(?:\$\1\$|$)|[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*(?:'|$)|("(?:[^"]|"")*"|\$\d+|[\p{L}_][\p{L}\p{N}_$]*)|\d[\w.]*/gu;
