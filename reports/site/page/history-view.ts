import type { HistoryLetter, HistoryRun } from '../../history/shape';
import { moment } from '../../moment';
import type { Letter } from '../data/shapes/site-index';
import { type Child, h, s } from './dom';
import { duration, grouped } from './format';
import type { History, Past } from './history';
import { mark, WORDS, ORDER as WORST_FIRST } from './status';

/** How a scenario went in the last runs, one mark for each, oldest first. */
export function strip(past: readonly Past[]): HTMLElement {
  return h(
    'ol',
    { class: 'strip', 'aria-label': 'In the last runs, oldest first' },
    past.map((one) => h('li', { title: told(one) }, markOf(one.letter))),
  );
}

function markOf(letter: HistoryLetter): HTMLElement {
  if (letter === '.') return h('span', { class: 'mark absent' }, h('span', { class: 'heard' }, 'not there'));
  return letter === 'r'
    ? h('span', { class: 'retried' }, mark('p'), h('span', { class: 'heard' }, ' when tried again'))
    : mark(letter);
}

function told({ run, letter, duration: took }: Past): string {
  const what =
    letter === '.' ? 'not there' : letter === 'r' ? 'passed when tried again' : WORDS[letter as Letter];
  const facts = [
    what,
    moment(new Date(run.at).toISOString()),
    run.commit?.slice(0, 12),
    took !== undefined && duration(took),
  ];
  return facts.filter(Boolean).join(', ');
}

const WIDTH = 600;
const HEIGHT = 90;

/** The runs of an environment as bars: what passed, what needed attention, what was left out. */
export function trend(history: History, environment: string): Child {
  const runs = history.runs(environment);
  const most = Math.max(1, ...runs.map(({ counts }) => sum(counts)));
  const step = WIDTH / Math.max(12, runs.length);
  const bars = runs.flatMap(({ counts, at, commit }, index) => {
    let y = HEIGHT;
    const title = `${moment(new Date(at).toISOString())}${commit ? `, ${commit.slice(0, 12)}` : ''}: ${sentence(counts)}`;
    return ORDER.flatMap((letters) => {
      const number = letters.reduce((all, letter) => all + (counts[letter] ?? 0), 0);
      if (number === 0) return [];
      const height = Math.max(1.5, (number / most) * (HEIGHT - 4));
      y -= height;
      return [
        s(
          'rect',
          {
            class: letters[0] === 'r' ? 'w' : letters[0],
            x: index * step + 1,
            y,
            width: Math.max(2, step - 2),
            height,
          },
          s('title', {}, title),
        ),
      ];
    });
  });
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Trend of ${environment}` },
    s(
      'svg',
      {
        class: 'trend',
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        role: 'img',
        'aria-label': `The last ${runs.length} runs`,
      },
      bars,
    ),
  );
}

/** From the foot of a bar to its head. */
const ORDER: readonly (readonly HistoryLetter[])[] = [
  ['p'],
  ['r'],
  ['s'],
  ['n', 'x'],
  ['w', 'u', 'a'],
  ['f'],
];

function sum(counts: Partial<Record<HistoryLetter, number>>): number {
  return Object.values(counts).reduce((all, number) => all + number, 0);
}

/** `340 passed, 2 failed`. */
export function sentence(counts: Partial<Record<HistoryLetter, number>>): string {
  const passed = (counts.p ?? 0) + (counts.r ?? 0);
  const others = WORST_FIRST.filter((letter) => letter !== 'p' && (counts[letter] ?? 0) > 0);
  return [
    `${grouped(passed)} passed`,
    ...others.map((letter) => `${grouped(counts[letter] ?? 0)} ${WORDS[letter]}`),
  ].join(', ');
}

/** `2026-03-01 10:20 UTC, 0123456789ab`. */
export function runName({ at, commit }: HistoryRun): string {
  const when = moment(new Date(at).toISOString());
  return commit === undefined ? when : `${when}, ${commit.slice(0, 12)}`;
}
