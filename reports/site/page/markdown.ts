import type { Block, Inline } from '../data/shapes/block';
import { type Child, h } from './dom';

/** @param under the level of the heading that stands above: those of the text come below it. */
export function markdown(blocks: readonly Block[], under = 1): HTMLElement[] {
  return blocks.map((block) => render(block, under));
}

function render(block: Block, under: number): HTMLElement {
  switch (block.t) {
    case 'p':
      return h('p', {}, block.of.map(inline));
    case 'h':
      return h(`h${Math.min(6, under + Math.max(1, block.level - 1))}` as 'h3', {}, block.of.map(inline));
    case 'code':
      return h('pre', { tabindex: 0 }, h('code', {}, block.text));
    case 'quote':
      return h('blockquote', {}, markdown(block.of, under));
    case 'list':
      return h(
        block.ordered ? 'ol' : 'ul',
        {},
        block.items.map((item) => h('li', {}, tight(item, under))),
      );
    case 'table':
      return h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Table' },
        h(
          'table',
          { class: 'data' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              block.header.map((cell) => h('th', { scope: 'col' }, cell.map(inline))),
            ),
          ),
          h(
            'tbody',
            {},
            block.rows.map((row) =>
              h(
                'tr',
                {},
                row.map((cell) => h('td', {}, cell.map(inline))),
              ),
            ),
          ),
        ),
      );
    case 'rule':
      return h('hr');
  }
}

/** A lone paragraph of a list entry needs no paragraph. */
function tight(item: readonly Block[], under: number): Child {
  const [only, ...others] = item;
  return only?.t === 'p' && others.length === 0 ? only.of.map(inline) : markdown(item, under);
}

function inline(part: Inline): Child {
  if (typeof part === 'string') return part;
  switch (part.t) {
    case 'code':
      return h('code', {}, part.text);
    case 'br':
      return h('br');
    case 'a':
      return link(part.href, part.of);
    default:
      return h(part.t, {}, part.of.map(inline));
  }
}

/** Addresses of files of the project lead nowhere from here: they are told, not linked. */
function link(href: string, of: readonly Inline[]): HTMLElement {
  if (!/^(?:https?:|mailto:)/i.test(href)) return h('span', { title: href }, of.map(inline));
  return h('a', { href, rel: 'noopener noreferrer', target: '_blank' }, of.map(inline));
}

/** The text of some inlines, without their looks. */
export function textOf(of: readonly Inline[]): string {
  return of
    .map((part) =>
      typeof part === 'string' ? part : 'text' in part ? part.text : 'of' in part ? textOf(part.of) : ' ',
    )
    .join('');
}
