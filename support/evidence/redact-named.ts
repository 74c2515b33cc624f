import { sensitiveNamesIn } from './sensitive-names';

const OPENING_QUOTE = /(\\{0,15})(["'])/y;
const PLAIN_VALUE = /(?:[^&\s;,"'<>)}\]\\]|\\(?![nrt"']))+/y;
const REST_OF_LINE = /[^\r\n]+/y;
const LINE_START = /(?:^|[\r\n])[ \t]*(?:[-<>*] )?$/;
const MEMBER_START = /[{,][ \t]*$/;
const NO_SECRET = /^(?:null|true|false|None)?$|^(?:\\*["'])?(?:\[redacted:[^\]]*\]?)?(?:\\*["'])?$/;

/** Hides the values that stand after a sensitive name: `"password": …`, `token=…`, `authorization: …`. */
export function redactNamed(text: string): string {
  let result = '';
  let done = 0;
  for (const { name, start, at, keyQuote, colon } of sensitiveNamesIn(text)) {
    if (start < done || /[:=]/.test(text[at] ?? '')) continue;
    const end = endOfValue({ text, at, start, keyQuote, colon, isPath: /[.[]/.test(name) });
    const value = text.slice(at, end);
    if (NO_SECRET.test(value)) continue;
    const quote = openingQuote(value, 0) ?? (colon ? keyQuote : '');
    result += `${text.slice(done, at)}${quote}[redacted:${name.toLowerCase()}]${quote}`;
    done = end;
  }
  return result + text.slice(done);
}

interface Place {
  text: string;
  /** Where the value begins. */
  at: number;
  /** Where the name begins. */
  start: number;
  keyQuote: string;
  colon: boolean;
  isPath: boolean;
}

/** Where the value ends; `at` itself when nothing there looks like one. */
function endOfValue({ text, at, start, keyQuote, colon, isPath }: Place): number {
  const quote = openingQuote(text, at);
  if (quote) return endOfQuoted(text, at, quote);
  if (colon && keyQuote && /[{[]/.test(text[at] ?? '')) return endOfNested(text, at);
  if (!colon || keyQuote) return endOf(PLAIN_VALUE, text, at);
  const before = text.slice(Math.max(0, start - 40), start);
  if (/["']$/.test(before)) return endOfQuoted(text, start - 1, before.slice(-1)) - 1;
  // A line that begins with a path is a message about a field; whoever wrote it has hidden the value.
  if (LINE_START.test(before) && !isPath) return endOf(REST_OF_LINE, text, at);
  return MEMBER_START.test(before) ? endOf(PLAIN_VALUE, text, at) : at;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

function openingQuote(text: string, at: number): string | undefined {
  OPENING_QUOTE.lastIndex = at;
  return OPENING_QUOTE.exec(text)?.[0];
}

/** Behind the closing quote, or the end of the line when there is none. */
function endOfQuoted(text: string, at: number, quote: string): number {
  const mark = quote.slice(-1);
  const level = quote.length;
  let slashes = 0;
  for (let index = at + level; index < text.length; index += 1) {
    const character = text[index];
    if (character === '\n' || character === '\r') return index;
    // Inside JSON that was put into JSON, a quote that closes carries as many backslashes as the one that opened.
    const closes = slashes % level === level - 1 && Math.floor(slashes / level) % 2 === 0;
    if (character === mark && closes) return index + 1;
    slashes = character === '\\' ? slashes + 1 : 0;
  }
  return text.length;
}

/** Behind the bracket that closes the one at `at`. */
function endOfNested(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    const character = text[index];
    const quote = character === '"' || character === '\\' ? openingQuote(text, index) : undefined;
    if (quote?.endsWith('"')) index = endOfQuoted(text, index, quote) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}
