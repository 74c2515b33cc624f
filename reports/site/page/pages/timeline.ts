import { h, s } from '../dom';
import { count, duration, percent } from '../format';
import { nothing, scenarioLink, section } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { WORDS } from '../status';
import { type Block, blocksOf, type Lane, laneId, lanesOf } from './timeline-blocks';

const LANE = 34;
const WIDTH = 1_000;
const LABELS = 20;
/** More blocks than this would be a wall: the shortest are left out of the drawing. */
const MOST = 1_200;

/** Who ran what when, and where nobody ran anything. */
export function timeline(site: Site): HTMLElement {
  const { start } = site.index.scenarios;
  const ran = [...start.keys()].filter((position) => (start[position] ?? -1) >= 0);
  const blocks = blocksOf(site, ran);
  const end = blocks.reduce((last, block) => Math.max(last, block.start + block.took), 0);
  const lanes = lanesOf(site, blocks);
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, 'Timeline'),
    ran.length === 0
      ? nothing('No scenario ran.')
      : [
          h(
            'p',
            { class: 'soft' },
            `${count(ran.length, 'scenario')} in ${duration(end)}, ${count(lanes.length, 'worker')}. Each block is an attempt; those that were tried again have a dashed edge.`,
          ),
          drawing(site, blocks, lanes, end),
          workers(site, blocks, lanes, end),
          tail(site, ran, end),
        ],
  );
}

function drawing(site: Site, all: readonly Block[], lanes: readonly Lane[], end: number): HTMLElement {
  const x = (ms: number) => (ms / Math.max(1, end)) * WIDTH;
  const drawn =
    all.length <= MOST ? all : [...all].sort((one, other) => other.took - one.took).slice(0, MOST);
  const height = LABELS + lanes.length * LANE;
  const rows = new Map(lanes.map(({ id }, index) => [id, index]));
  // What took no time would lie below what came after it.
  const upwards = [...drawn].sort((one, other) => (one.attempt ? 1 : 0) - (other.attempt ? 1 : 0));
  const blocks = upwards.map((block) => blockView(site, block, rows.get(laneId(site, block)) ?? 0, x));
  const ticks = ticksOf(end).map((ms) => [
    s('line', { x1: x(ms), x2: x(ms), y1: LABELS - 4, y2: height, class: 'tick' }),
    s('text', { x: x(ms) + 3, y: 11 }, duration(ms)),
  ]);
  return h(
    'div',
    { class: 'card scroll', tabindex: 0, role: 'region', 'aria-label': 'Timeline' },
    s(
      'svg',
      {
        class: 'timeline',
        viewBox: `0 0 ${WIDTH} ${height}`,
        role: 'img',
        'aria-label': `${lanes.length} workers over ${duration(end)}`,
      },
      ticks.flat(),
      blocks,
    ),
  );
}

function blockView(site: Site, block: Block, lane: number, x: (ms: number) => number): SVGElement {
  const { position, attempt, start, took, status } = block;
  const which = attempt === undefined ? '' : `, attempt ${attempt}`;
  const rect = s(
    'rect',
    {
      class: attempt === undefined ? status : `${status} earlier`,
      x: x(start),
      y: LABELS + lane * LANE + 4,
      width: Math.max(1, x(took) - 0.5),
      height: LANE - 8,
      rx: 2,
    },
    s('title', {}, `${site.name(position)}${which}, ${WORDS[status]}, ${duration(took)}`),
  );
  rect.addEventListener('click', () => {
    location.hash = to('s', site.index.scenarios.key[position] ?? '', { attempt });
  });
  return rect;
}

/** Round moments, eight at most. */
function ticksOf(end: number): number[] {
  const steps = [
    100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
    3_600_000,
  ];
  const step = steps.find((each) => end / each <= 8) ?? end;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
}

function workers(site: Site, blocks: readonly Block[], lanes: readonly Lane[], end: number): HTMLElement {
  return section(
    'Workers',
    h(
      'table',
      { class: 'counted' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'Worker'),
          h('th', { scope: 'col', class: 'number' }, 'Attempts'),
          h('th', { scope: 'col', class: 'number' }, 'Busy'),
          h('th', { scope: 'col', class: 'number' }, 'Share'),
        ),
      ),
      h(
        'tbody',
        {},
        lanes.map(({ id, name }) => {
          const own = blocks.filter((block) => laneId(site, block) === id);
          const busy = own.reduce((sum, { took }) => sum + took, 0);
          return h(
            'tr',
            {},
            h('th', { scope: 'row' }, name),
            h('td', { class: 'number' }, String(own.length)),
            h('td', { class: 'number' }, duration(busy)),
            h('td', { class: 'number' }, percent(Math.min(busy, end), end)),
          );
        }),
      ),
    ),
  );
}

/** What ended last: what a faster run has to begin with. */
function tail(site: Site, ran: readonly number[], end: number): HTMLElement {
  const { start, duration: took } = site.index.scenarios;
  const endOf = (position: number) => (start[position] ?? 0) + (took[position] ?? 0);
  const last = [...ran].sort((one, other) => endOf(other) - endOf(one)).slice(0, 5);
  return section(
    'Ended last',
    h(
      'ul',
      { class: 'links' },
      last.map((position) =>
        h(
          'li',
          {},
          scenarioLink(
            site,
            position,
            h(
              'span',
              { class: 'number' },
              endOf(position) === end ? 'at the end' : `${duration(end - endOf(position))} before`,
            ),
          ),
        ),
      ),
    ),
  );
}
