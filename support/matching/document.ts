import { Lexer, parseDocument, type YAMLError } from 'yaml';
import { DocumentError } from './document-error';
import { capitalised } from './json';

const TWO_COLONS =
  'a second ":" in one entry; a comma or line break is missing, or a text with ":" needs quotes';
/** What the parser's own words do not make clear to somebody who writes JSON. */
const REASONS: Partial<Record<YAMLError['code'], string>> = {
  BAD_DQ_ESCAPE: 'inside double quotes a backslash is written twice',
  BLOCK_AS_IMPLICIT_KEY: TWO_COLONS,
  BLOCK_IN_FLOW: TWO_COLONS,
  DUPLICATE_KEY: 'this field is already there',
  MULTILINE_IMPLICIT_KEY: TWO_COLONS,
  MULTIPLE_DOCS: 'a second document begins here',
};

/**
 * Reads a text block written as JSON or YAML 1.2.
 *
 * @param subject what the text stands for, as in a sentence: `the request body`.
 * @throws DocumentError with the line and a caret.
 */
export function readDocument(text: string, subject: string): unknown {
  const document = parseDocument(text, { prettyErrors: false });
  const [cause] = [...document.errors, ...document.warnings];
  if (cause) {
    throw new DocumentError(unreadable(subject, reasonOf(cause)), { text, offset: cause.pos[0] }, { cause });
  }
  try {
    return document.toJS() as unknown;
  } catch (cause) {
    const next = 'A text that begins with & or * needs quotes.';
    throw new DocumentError(
      unreadable(subject, lowerFirst((cause as Error).message)),
      { text, next },
      { cause },
    );
  }
}

/**
 * Reads a text block that tells what is expected, markers and all.
 *
 * @throws DocumentError also for an empty text and for a marker without quotes, which YAML takes as a comment.
 */
export function readExpectation(text: string, subject: string): unknown {
  if (text.trim() === '') {
    throw new DocumentError(`${capitalised(subject)} is empty.`, {
      text,
      next: 'Write JSON or YAML below the step; for nothing but null, write null.',
    });
  }
  const marker = bareMarker(text);
  if (marker) {
    throw new DocumentError(unreadable(subject, `YAML takes ${marker.source} as a comment`), {
      text,
      offset: marker.offset,
      next: `Write it in quotes: "${marker.source}". (A comment has a space after its #.)`,
    });
  }
  return readDocument(text, subject);
}

/** What the lexer takes as a comment and somebody meant as a marker, as far as it reaches. */
const BARE =
  /^##?(?:regex .*|between [^\s,}]+ and [^\s,}\]]+|[A-Za-z]\w*|\[[^\]]*\](?: ?##?[^\s,}\]]+)?|(?:[<>]=?|!?=) ?(?:\[[^\]]*\]|[^\s,}\]])+)/;
const BARE_KEY = /^(##?\[[^\]]*\]):/;

function bareMarker(text: string): { source: string; offset: number } | undefined {
  let position = 0;
  for (const token of new Lexer().lex(text)) {
    const offset = text.indexOf(token, position);
    // The lexer adds control tokens of its own.
    if (offset < 0) continue;
    position = offset + token.length;
    const source = BARE.exec(token)?.[0];
    const inPlaceOfValue = /[:\-[,][ \t]+$/.test(text.slice(0, offset));
    if (source && inPlaceOfValue) return { source, offset };
    const key = BARE_KEY.exec(token)?.[1];
    if (key) return { source: key, offset };
  }
  return undefined;
}

function reasonOf({ code, message }: YAMLError): string {
  const plain = message
    .replace(/^Missing , between flow (?:map|sequence) items$/, 'a comma is missing before this')
    .replace('Flow map', 'the object')
    .replace('Flow sequence', 'the list')
    .replace(' in block collection', '');
  return REASONS[code] ?? lowerFirst(plain.replace(/(["'])quote$/, '$1 quote'));
}

function unreadable(subject: string, reason: string): string {
  return `${capitalised(subject)} cannot be read as JSON or YAML: ${reason}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
