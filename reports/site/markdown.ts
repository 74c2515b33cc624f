import { lexer, type Token, type Tokens } from 'marked';
import type { Block, Inline } from './data/shapes/block';

/** Anything deeper is shown as the text it is. */
const DEEPEST = 12;
/** Addresses that a reader may follow. */
const HARMLESS = /^(?:https?:\/\/|mailto:)/i;
/** A path to another file of the project: nothing that a browser reads as a scheme or another host. */
const RELATIVE = /^(?!\/\/)[^:&\\\s]*$/;

/**
 * Markdown as the few kinds of block that a page may show. HTML in it is shown as text, and so is whatever this does
 * not know; pictures become their description.
 */
export function readMarkdown(text: string): Block[] {
  const dedented = dedent(text);
  if (dedented === '') return [];
  try {
    return blocks(lexer(dedented, { gfm: true }), 0);
  } catch {
    // Some thousand levels of quotes inside quotes are more than the library can take.
    return paragraph([dedented]);
  }
}

function blocks(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => block(token, depth + 1));
}

function block(token: Token, depth: number): Block[] {
  if (depth > DEEPEST) return paragraph([token.raw]);
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'heading':
      return [{ t: 'h', level: (token as Tokens.Heading).depth, of: inlines(token, depth) }];
    case 'code': {
      const { text, lang } = token as Tokens.Code;
      return [lang ? { t: 'code', text, lang } : { t: 'code', text }];
    }
    case 'blockquote':
      return [{ t: 'quote', of: blocks((token as Tokens.Blockquote).tokens, depth) }];
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      return [{ t: 'list', ordered, items: items.map((item) => blocks(item.tokens, depth)) }];
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const cell = (one: Tokens.TableCell) => inlines(one, depth);
      return [{ t: 'table', header: header.map(cell), rows: rows.map((row) => row.map(cell)) }];
    }
    case 'hr':
      return [{ t: 'rule' }];
    case 'paragraph':
    case 'text':
      return paragraph(inlines(token, depth));
    default:
      return paragraph([token.raw.trim()]);
  }
}

function paragraph(of: Inline[]): Block[] {
  return of.length === 0 ? [] : [{ t: 'p', of }];
}

/** What stands inside a token, its own text when nothing does. */
function inlines(
  token: { tokens?: Token[] | undefined; raw?: string; text?: string },
  depth: number,
): Inline[] {
  if (token.tokens === undefined) return [token.text ?? token.raw ?? ''];
  return token.tokens.flatMap((each) => inline(each, depth + 1));
}

function inline(token: Token, depth: number): Inline[] {
  if (depth > DEEPEST) return [token.raw];
  switch (token.type) {
    case 'em':
    case 'strong':
    case 'del':
      return [{ t: token.type, of: inlines(token as Tokens.Em, depth) }];
    case 'codespan':
      return [{ t: 'code', text: (token as Tokens.Codespan).text }];
    case 'br':
      return [{ t: 'br' }];
    case 'escape':
      return [(token as Tokens.Escape).text];
    case 'link': {
      const { href } = token as Tokens.Link;
      const of = inlines(token as Tokens.Link, depth);
      return HARMLESS.test(href) || RELATIVE.test(href) ? [{ t: 'a', href, of }] : of;
    }
    case 'image':
      return [(token as Tokens.Image).text];
    case 'text':
      return inlines(token as Tokens.Text, depth);
    default:
      return [token.raw];
  }
}

/** Descriptions are indented as their feature is, which Markdown would take for code. */
function dedent(text: string): string {
  const lines = text.split('\n');
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths, 40);
  return lines
    .map((line) => line.slice(Math.min(depth, line.length - line.trimStart().length)))
    .join('\n')
    .trim();
}
