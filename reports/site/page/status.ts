import type { Letter } from '../data/shapes/site-index';
import { h, s } from './dom';

/** From what needs most attention to what needs none. */
export const ORDER: readonly Letter[] = ['f', 'a', 'u', 'w', 'x', 'n', 's', 'p'];

export const WORDS: Record<Letter, string> = {
  p: 'passed',
  f: 'failed',
  a: 'ambiguous',
  u: 'undefined',
  w: 'pending',
  s: 'skipped',
  x: 'unknown',
  n: 'not run',
};

/** Whether somebody has to do something about it. */
export function needsAttention(letter: Letter): boolean {
  return letter !== 'p' && letter !== 's';
}

export function letterNamed(word: string): Letter | undefined {
  return ORDER.find((letter) => WORDS[letter] === word);
}

/** Each a shape of its own, so that nobody has to tell them apart by colour. */
const SHAPES: Record<Letter, string> = {
  p: 'M4 8.5 7 11.5 12.5 5',
  f: 'M5 5 11 11M11 5 5 11',
  a: 'M8 12V8M8 8 4.5 4.5M8 8 11.5 4.5',
  u: 'M6 6.2C6 4.8 7 4.2 8 4.2S10 4.9 10 6.1C10 7.8 8 7.7 8 9.4M8 11.6V11.8',
  w: 'M6 5V11M10 5V11',
  s: 'M5 4.5 8.5 8 5 11.5M10.5 4.5V11.5',
  x: 'M5 8H5.1M8 8H8.1M11 8H11.1',
  n: 'M5 8H11',
};

function icon(letter: Letter): SVGElement {
  const shape = s('path', { d: SHAPES[letter] });
  return s(
    'svg',
    { class: `icon ${letter}`, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    s('circle', { cx: 8, cy: 8, r: 7.25 }),
    shape,
  );
}

/** Icon and word. */
export function chip(letter: Letter, word = WORDS[letter]): HTMLElement {
  return h('span', { class: `chip ${letter}` }, icon(letter), word);
}

/** The icon alone, with its word for those who hear the page. */
export function mark(letter: Letter): HTMLElement {
  return h(
    'span',
    { class: 'mark', title: WORDS[letter] },
    icon(letter),
    h('span', { class: 'heard' }, WORDS[letter]),
  );
}
