import type { ApiData, Operation } from '../../data/shapes/api-data';
import { h } from '../dom';
import { count, grouped, percent } from '../format';
import { nothing, scenarioLink } from '../parts';
import type { Site } from '../site';

const NAMED = 10;
/** The data name so many scenarios of an operation and no more. */
const KEPT = 50;

/** Which operations were asked for, by whom, and with what answers; what the specifications name and nobody asked for. */
export function api(site: Site, data: ApiData | undefined): HTMLElement {
  if (!data)
    return h('div', { class: 'page' }, h('h1', {}, 'API'), nothing('No request of this run was recorded.'));
  const services = [...new Set(data.operations.map(({ service }) => service))];
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, 'API'),
    services.map((service) =>
      serviceCard(
        site,
        service,
        data.operations.filter((each) => each.service === service),
      ),
    ),
  );
}

function serviceCard(site: Site, service: string, operations: readonly Operation[]): HTMLElement {
  const specified = operations.filter((each) => each.specified);
  const asked = specified.filter((each) => calls(each) > 0);
  const beyond = operations.length - specified.length;
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, service),
    h(
      'p',
      { class: 'soft' },
      specified.length > 0
        ? `${grouped(asked.length)} of ${count(specified.length, 'specified operation')} asked for (${percent(asked.length, specified.length)})${beyond > 0 ? `, ${grouped(beyond)} besides` : ''}.`
        : `${count(operations.length, 'operation')}; no specification is known.`,
    ),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Operations of ${service}` },
      h(
        'table',
        { class: 'data operations' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Operation', 'Answers', 'Inputs', 'Asked by', 'Scenarios'].map((text) =>
              h('th', { scope: 'col' }, text),
            ),
          ),
        ),
        h(
          'tbody',
          {},
          operations.map((operation) => row(site, operation, specified.length > 0)),
        ),
      ),
    ),
  );
}

function row(site: Site, operation: Operation, known: boolean): HTMLElement {
  const { method, path, statuses, callers, scenarios, specified } = operation;
  const answers = Object.entries(statuses).sort(([one], [other]) => (one < other ? -1 : 1));
  return h(
    'tr',
    { class: calls(operation) === 0 ? 'unasked' : '' },
    h(
      'th',
      { scope: 'row' },
      h('b', {}, method),
      ' ',
      h('code', {}, path),
      known && !specified && h('span', { class: 'soft' }, ' not specified'),
    ),
    h(
      'td',
      {},
      answers.map(([status, times]) =>
        h(
          'span',
          { class: `answer ${times === 0 ? 'never' : /^[23]/.test(status) ? 'fine' : 'bad'}` },
          status === 'none' ? 'no answer' : status,
          ' ',
          h('small', {}, times === 0 ? 'never' : `${grouped(times)}×`),
        ),
      ),
    ),
    h('td', {}, inputsSent(operation)),
    h(
      'td',
      {},
      Object.entries(callers).map(([caller, times]) =>
        h('span', { class: 'answer' }, caller, ' ', h('small', {}, `${grouped(times)}×`)),
      ),
    ),
    h(
      'td',
      {},
      scenarios.length === 0
        ? 'none'
        : h(
            'details',
            {},
            h(
              'summary',
              {},
              scenarios.length < KEPT ? count(scenarios.length, 'scenario') : `${KEPT} and more`,
            ),
            h(
              'ul',
              { class: 'links' },
              scenarios.slice(0, NAMED).map((position) => h('li', {}, scenarioLink(site, position))),
            ),
          ),
    ),
  );
}

/** How many of the parameters, bodies and choices that are specified anybody sent, and which nobody did. */
function inputsSent({ inputs, choices, specified }: Operation): (HTMLElement | string)[] {
  if (!specified) return [h('span', { class: 'soft' }, 'not known')];
  const all = Object.entries(inputs);
  if (all.length === 0) return ['none'];
  const never = all.flatMap(([input, isSent]) => (isSent ? [] : [input]));
  return [
    h('span', { class: 'answer' }, `${grouped(all.length - never.length)} of ${grouped(all.length)}`),
    ...never.map((input) => h('span', { class: 'answer never' }, input, ' ', h('small', {}, 'never'))),
    ...Object.entries(choices).map(([name, { sent, of }]) =>
      h('span', { class: 'answer' }, name, ' ', h('small', {}, `${grouped(sent)} of ${grouped(of)} values`)),
    ),
  ];
}

function calls({ statuses }: Operation): number {
  return Object.values(statuses).reduce((sum, times) => sum + times, 0);
}
