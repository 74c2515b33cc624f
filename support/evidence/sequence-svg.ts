import type { Row, Sequence } from './sequence';

/** All in pixels. */
const WIDEST = 900;
const MARGIN = 80;
const WIDEST_COLUMN = 320;
const HEAD = 52;
const ROW = 34;
const GAP_ROW = 24;
/** Of one character, on average. */
const CHARACTER = 6.6;

/** A browser that shows the drawing as an image follows the reader's own choice of light or dark. */
const STYLE = `
  .ground { fill: #ffffff } .name { fill: #f6f8fa; stroke: #8c959f } .life { stroke: #d0d7de; stroke-dasharray: 3 4 }
  text { fill: #1f2328; font: 12px system-ui, sans-serif } .head { font-weight: 600 } .small { fill: #59636e; font-size: 11px }
  .line { stroke: #59636e; fill: none } .tip { fill: #59636e } .back { stroke-dasharray: 5 3 }
  .failed .line { stroke: #cf222e } .failed .tip, .failed text { fill: #cf222e }
  .note { fill: #fff8c5; stroke: #d4a72c } .note-text { fill: #1f2328 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } .name { fill: #21262d; stroke: #6e7681 } .life { stroke: #3d444d }
    text { fill: #e6edf3 } .small { fill: #9198a1 } .line { stroke: #9198a1 } .tip { fill: #9198a1 }
    .failed .line { stroke: #ff7b72 } .failed .tip, .failed text { fill: #ff7b72 }
    .note { fill: #f2cc60; stroke: #9e6a03 }
  }`;

/** The diagram as SVG: nothing in it runs or loads, whatever the texts say. At most 900 pixels wide. */
export function drawSequence({ participants, rows }: Sequence): string {
  const page = new Page(participants.length);
  const heads = participants.map((name, index) => page.head(name, index));
  const drawn = rows.map((row) => page.row(row));
  const bottom = page.y + 12;
  const lives = participants.map((_name, index) => {
    const x = page.x(index);
    return `<line class="life" x1="${x}" y1="${HEAD - 12}" x2="${x}" y2="${bottom}"/>`;
  });
  const size = `width="${page.width}" height="${bottom + 8}" viewBox="0 0 ${page.width} ${bottom + 8}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="sequence diagram">`,
    `<style>${STYLE}\n</style>`,
    '<rect class="ground" width="100%" height="100%"/>',
    ...lives,
    ...heads,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

class Page {
  readonly width: number;
  readonly #column: number;
  /** Where the next row begins. */
  y = HEAD;

  constructor(columns: number) {
    const gaps = Math.max(1, columns - 1);
    this.#column = Math.min(WIDEST_COLUMN, Math.floor((WIDEST - 2 * MARGIN) / gaps));
    this.width = 2 * MARGIN + gaps * this.#column;
  }

  x(index: number): number {
    return MARGIN + index * this.#column;
  }

  head(name: string, index: number): string {
    const x = this.x(index);
    const width = Math.min(this.#column - 8, 2 * MARGIN - 16);
    const box = `<rect class="name" x="${x - width / 2}" y="10" width="${width}" height="28" rx="5"/>`;
    return `${box}${words(name, { x, y: 28, width: width - 8, class: 'head' })}`;
  }

  row(row: Row): string {
    if (row.kind === 'arrow') return this.#arrow(row);
    return row.kind === 'note' ? this.#note(row) : this.#gap(row.text);
  }

  #arrow({ from, to, text, answer, failed }: Row & { kind: 'arrow' }): string {
    this.y += ROW;
    const [start, end] = [this.x(from), this.x(to)];
    const way = Math.sign(end - start);
    const tip = `${end},${this.y} ${end - way * 8},${this.y - 4} ${end - way * 8},${this.y + 4}`;
    const line = `<line class="line${answer ? ' back' : ''}" x1="${start}" y1="${this.y}" x2="${end - way * 7}" y2="${this.y}"/>`;
    const label = words(text, { x: (start + end) / 2, y: this.y - 6, width: Math.abs(end - start) - 16 });
    return `<g${failed ? ' class="failed"' : ''}>${line}<polygon class="tip" points="${tip}"/>${label}</g>`;
  }

  #note({ of, text }: Row & { kind: 'note' }): string {
    this.y += ROW;
    const width = Math.min(this.width - 16, text.length * CHARACTER + 20);
    const left = Math.max(8, Math.min(this.x(of) - width / 2, this.width - width - 8));
    const box = `<rect class="note" x="${left}" y="${this.y - 20}" width="${width}" height="26" rx="3"/>`;
    return `${box}${words(text, { x: left + width / 2, y: this.y - 3, width: width - 12, class: 'note-text' })}`;
  }

  #gap(text: string): string {
    this.y += GAP_ROW;
    return words(text, { x: this.width / 2, y: this.y, width: this.width, class: 'small' });
  }
}

interface Place {
  /** Of its middle. */
  x: number;
  /** Of its base line. */
  y: number;
  /** That it may take. */
  width: number;
  class?: string;
}

function words(text: string, { x, y, width, class: name }: Place): string {
  const most = Math.max(4, Math.floor(width / CHARACTER));
  const characters = [...text];
  const shown = characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
  return `<text${name ? ` class="${name}"` : ''} x="${x}" y="${y}" text-anchor="middle">${escaped(shown)}</text>`;
}

function escaped(text: string): string {
  // What XML forbids altogether would make the whole drawing unreadable.
  const allowed = text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return allowed
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
