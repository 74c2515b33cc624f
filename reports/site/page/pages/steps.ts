import type { StepsData } from '../../data/shapes/steps-data';
import { command } from '../copy';
import { h, replace } from '../dom';
import { count, duration, grouped } from '../format';
import { nothing, scenarioLink } from '../parts';
import type { Site } from '../site';

const SHOWN = 400;
const NAMED = 8;

/** The vocabulary: what each sentence is used for, what nobody uses, and what nobody has written. */
export function steps(site: Site, data: StepsData): HTMLElement {
  const unused = data.definitions.filter(({ uses }) => uses === 0);
  const body = h('div');
  const show = (only: string, text: string) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = data.definitions.filter(
      (each) =>
        (only === 'unused' ? each.uses === 0 : only === 'used' ? each.uses > 0 : true) &&
        words.every(
          (word) => each.pattern.toLowerCase().includes(word) || each.place.toLowerCase().includes(word),
        ),
    );
    replace(
      body,
      h(
        'p',
        { class: 'result', 'aria-live': 'polite' },
        count(found.length, 'sentence'),
        found.length > SHOWN && `, the first ${SHOWN} are shown`,
      ),
      byFile(site, found.slice(0, SHOWN)),
    );
  };
  const text = h('input', {
    type: 'search',
    placeholder: 'words of the sentence',
    oninput: () => show(only.value, text.value),
  });
  const only = h(
    'select',
    { onchange: () => show(only.value, text.value) },
    h('option', { value: '' }, 'all'),
    h('option', { value: 'used' }, 'used in this run'),
    h('option', { value: 'unused' }, 'unused in this run'),
  );
  show('', '');
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, 'Steps'),
    h(
      'p',
      { class: 'soft' },
      `${count(data.definitions.length, 'sentence')}, ${grouped(unused.length)} of them unused in this run, ${grouped(data.undefined.length)} undefined.`,
    ),
    data.undefined.length > 0 && undefinedSteps(site, data.undefined),
    data.definitions.length === 0
      ? nothing('The messages of this run name no step definitions.')
      : [
          h(
            'form',
            { class: 'filters', role: 'search', onsubmit: (event: Event) => event.preventDefault() },
            h('label', {}, h('span', {}, 'Text'), text),
            h('label', {}, h('span', {}, 'Show'), only),
          ),
          body,
        ],
  );
}

function undefinedSteps(site: Site, all: StepsData['undefined']): HTMLElement {
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, 'Nobody has written'),
    h(
      'ul',
      { class: 'definitions' },
      all.map(({ text, uses, snippet, scenarios }) =>
        h(
          'li',
          {},
          h(
            'details',
            {},
            h('summary', {}, h('code', {}, text), h('span', { class: 'number' }, count(uses, 'use'))),
            snippet !== undefined && command(snippet),
            users(site, scenarios),
          ),
        ),
      ),
    ),
  );
}

function byFile(site: Site, definitions: StepsData['definitions']): HTMLElement[] {
  const files = new Map<string, StepsData['definitions']>();
  for (const definition of definitions) {
    const file = definition.place.replace(/:\d+$/, '');
    files.set(file, [...(files.get(file) ?? []), definition]);
  }
  return [...files].map(([file, own]) =>
    h(
      'section',
      { class: 'card' },
      h('h2', { class: 'path' }, file),
      h(
        'ul',
        { class: 'definitions' },
        own.map(({ pattern, uses, total, longest, p95, scenarios, place }) =>
          h(
            'li',
            { class: uses === 0 ? 'unused' : '' },
            h(
              'details',
              {},
              h(
                'summary',
                {},
                h('code', {}, pattern),
                h('span', { class: 'number' }, uses === 0 ? 'unused' : count(uses, 'use')),
              ),
              h(
                'p',
                { class: 'soft' },
                place,
                uses > 0 &&
                  `, ${duration(total / uses)} each, 95 % within ${duration(p95)}, ${duration(longest)} at most, ${duration(total)} in all`,
              ),
              users(site, scenarios),
            ),
          ),
        ),
      ),
    ),
  );
}

function users(site: Site, scenarios: readonly number[]): HTMLElement {
  return h(
    'ul',
    { class: 'links' },
    scenarios.slice(0, NAMED).map((position) => h('li', {}, scenarioLink(site, position))),
  );
}
