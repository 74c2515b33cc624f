import { h, replace } from './dom';

/** Pixels; the style sheet holds rows to it. */
const HEIGHT = 44;
const MARGIN = 12;

/** A table of any length: only the rows near the window of its scroller exist. */
export class VirtualRows {
  readonly element: HTMLElement;
  readonly #body = h('tbody');
  readonly #table: HTMLTableElement;
  #positions: readonly number[] = [];
  #from = -1;
  #to = -1;

  constructor(private readonly row: (position: number) => HTMLElement[]) {
    const heads = ['', 'Scenario', 'Feature', 'Took'].map((text, index) =>
      h(
        'th',
        { scope: 'col', class: ['status', 'name', 'where', 'number'][index] },
        text === '' ? h('span', { class: 'heard' }, 'Outcome') : text,
      ),
    );
    this.#table = h(
      'table',
      { class: 'rows' },
      h('caption', { class: 'heard' }, 'Scenarios'),
      h('thead', {}, h('tr', {}, heads)),
      this.#body,
    );
    this.element = h(
      'div',
      {
        class: 'scroller',
        tabindex: 0,
        role: 'region',
        'aria-label': 'Scenarios',
        onscroll: () => this.#draw(),
      },
      this.#table,
    );
    new ResizeObserver(() => this.#draw()).observe(this.element);
  }

  show(positions: readonly number[]): void {
    this.#positions = positions;
    this.#table.setAttribute('aria-rowcount', String(positions.length + 1));
    this.#from = -1;
    this.element.scrollTop = 0;
    this.#draw();
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.element;
    const from = Math.max(0, Math.floor(scrollTop / HEIGHT) - MARGIN);
    const to = Math.min(
      this.#positions.length,
      Math.ceil((scrollTop + (clientHeight || 800)) / HEIGHT) + MARGIN,
    );
    if (from === this.#from && to === this.#to) return;
    this.#from = from;
    this.#to = to;
    const rows = this.#positions
      .slice(from, to)
      .map((position, index) => h('tr', { 'aria-rowindex': from + index + 2 }, this.row(position)));
    replace(this.#body, gap(from), rows, gap(this.#positions.length - to));
  }
}

function gap(rows: number): HTMLElement | false {
  if (rows === 0) return false;
  const cell = h('td', { colspan: 4 });
  const row = h('tr', { class: 'gap', 'aria-hidden': 'true' }, cell);
  cell.style.height = `${rows * HEIGHT}px`;
  return row;
}
