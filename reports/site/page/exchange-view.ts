import type { ExchangeText } from '../data/shapes/attachment';
import { copyButton } from './copy';
import { h } from './dom';
import { pre } from './parts';

/** Requests and answers: one line each, with HTTP and the command behind it. */
export function exchangesView(exchanges: readonly ExchangeText[]): HTMLElement {
  return h(
    'ol',
    { class: 'exchanges' },
    exchanges.map((exchange) => h('li', {}, exchangeView(exchange))),
  );
}

function exchangeView({ caller, http, curl }: ExchangeText): HTMLElement {
  const [request = ''] = http.split('\n');
  const answer = /\n\n(HTTP (\d+)[^\n]*|No answer:[^\n]*)/.exec(http);
  const [, told = '', status] = answer ?? [];
  const bad = status === undefined || Number(status) >= 400;
  return h(
    'details',
    { class: 'exchange' },
    h(
      'summary',
      {},
      caller !== undefined && h('span', { class: 'caller' }, caller),
      h('code', {}, request),
      h('span', { class: bad ? 'answer bad' : 'answer' }, told),
    ),
    pre(http.trim(), 'http'),
    h(
      'div',
      { class: 'command' },
      pre(curl),
      copyButton('Copy curl', () => curl, { className: 'quiet' }),
    ),
  );
}
