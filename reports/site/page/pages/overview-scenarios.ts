import { h } from '../dom';
import { duration } from '../format';
import { scenarioLink, section } from '../parts';
import { to } from '../route';
import type { Site } from '../site';

const MOST = { slowest: 8, flaky: 8 };

/** Those that passed only when they were tried again. */
export function flaky(site: Site): HTMLElement | false {
  const { flaky: positions, attempts } = site.index.scenarios;
  if (positions.length === 0) return false;
  return section(
    'Passed only when tried again',
    h(
      'ul',
      { class: 'links' },
      positions
        .slice(0, MOST.flaky)
        .map((position) =>
          h(
            'li',
            {},
            scenarioLink(site, position, h('span', { class: 'number' }, `attempt ${attempts[position]}`)),
          ),
        ),
    ),
    positions.length > MOST.flaky &&
      h('p', {}, h('a', { href: to('list', '', { flaky: 'yes' }) }, `All ${positions.length}`)),
  );
}

/** Those that took longest. */
export function slowest(site: Site): HTMLElement | false {
  const { duration: took } = site.index.scenarios;
  const order = [...took.keys()]
    .sort((one, other) => (took[other] ?? 0) - (took[one] ?? 0))
    .slice(0, MOST.slowest);
  const longest = took[order[0] ?? 0] ?? 0;
  if (longest === 0) return false;
  return section(
    'Slowest',
    h(
      'ul',
      { class: 'links' },
      order
        .filter((position) => (took[position] ?? 0) > 0)
        .map((position) => h('li', {}, scenarioLink(site, position, meter(took[position] ?? 0, longest)))),
    ),
    h('p', {}, h('a', { href: to('list', '', { sort: 'slowest' }) }, 'All by duration')),
  );
}

function meter(took: number, longest: number): HTMLElement {
  const inner = h('span');
  inner.style.width = `${Math.max(2, Math.round((took / longest) * 100))}%`;
  return h(
    'span',
    { class: 'number took' },
    h('span', { class: 'meter', 'aria-hidden': 'true' }, inner),
    duration(took),
  );
}
