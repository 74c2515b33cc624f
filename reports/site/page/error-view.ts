import { h } from './dom';
import { type ErrorPiece, readError, type Side } from './error-lines';

/** The text of a failure: differences side by side, what to do next, the stack folded. */
export function errorView(message: string): HTMLElement {
  return h('div', { class: 'error' }, readError(message).map(piece));
}

function piece(one: ErrorPiece): HTMLElement {
  switch (one.kind) {
    case 'text':
      return h('pre', { tabindex: 0 }, one.text);
    case 'hint':
      return h('p', { class: 'hint' }, one.text);
    case 'stack':
      return h('details', { class: 'stack' }, h('summary', {}, 'Stack'), h('pre', { tabindex: 0 }, one.text));
    case 'sides':
      return h(
        'div',
        { class: 'sides' },
        side('expected', '−', one.expected),
        side('actual', '+', one.actual),
      );
    case 'diff':
      return h(
        'pre',
        { class: 'diff', tabindex: 0 },
        h('span', { class: 'label' }, '− expected  + actual'),
        one.lines.map(({ sign, text }) => {
          const element = sign === '+' ? 'ins' : sign === '-' ? 'del' : 'span';
          return h(element, {}, `${sign === '-' ? '−' : sign} ${text.replace(/^ /, '')}`);
        }),
      );
  }
}

function side(name: 'expected' | 'actual', sign: string, [before, different, after]: Side): HTMLElement {
  return h(
    'div',
    { class: name },
    h('span', { class: 'label' }, `${sign} ${name}`),
    h('code', {}, before, different !== '' && h('mark', {}, different), after),
  );
}
