import type { Attachment } from '../data/shapes/attachment';
import { command } from './copy';
import { h } from './dom';
import { exchangesView } from './exchange-view';
import { fileAddress } from './file-address';
import { size } from './format';
import { openPicture } from './lightbox';
import { pre } from './parts';

const TRACE = 'application/vnd.playwright.trace+zip';
/** Lines of a text that are shown before its reader asks for more. */
const SHORT = 12;

type Kind<K extends Attachment['kind']> = Extract<Attachment, { kind: K }>;

export function attachmentView(attachment: Attachment): HTMLElement {
  switch (attachment.kind) {
    case 'file':
      return file(attachment);
    case 'text':
      return text(attachment);
    case 'exchanges':
      return folded(
        `${attachment.name} (${attachment.exchanges.length})`,
        exchangesView(attachment.exchanges),
        true,
      );
    case 'link':
      return h('p', { class: 'note' }, `${attachment.name}: `, link(attachment.url));
    case 'lost':
      return h(
        'p',
        { class: 'note' },
        `${attachment.name} cannot be shown: ${attachment.path} is not among the files of the run.`,
      );
  }
}

function file(attachment: Kind<'file'>): HTMLElement {
  const { name, mediaType, bytes, note, source } = attachment;
  const path = fileAddress(attachment.path);
  const said = note !== undefined && h('figcaption', {}, note);
  if (mediaType.startsWith('image/')) return h('figure', {}, picture(name, path), said);
  if (mediaType.startsWith('video/')) {
    return h(
      'figure',
      {},
      h('video', { controls: true, preload: 'none', src: path, 'aria-label': name }),
      h('figcaption', {}, `${name}, ${size(bytes)}`),
      said,
    );
  }
  const trace = mediaType === TRACE && source !== undefined;
  return h(
    'div',
    { class: 'file' },
    h('a', { href: path, download: name }, name),
    h('span', { class: 'soft' }, `${mediaType === TRACE ? 'Playwright trace' : mediaType}, ${size(bytes)}`),
    note !== undefined && h('p', { class: 'note' }, note),
    trace && command(`npx playwright show-trace ${/\s/.test(source) ? `"${source}"` : source}`),
  );
}

function picture(name: string, src: string): HTMLElement {
  // Its name stands below it.
  const image = h('img', { src, alt: '', loading: 'lazy' });
  return h(
    'button',
    { type: 'button', class: 'picture', onclick: () => openPicture(name, src) },
    image,
    h('span', {}, name),
  );
}

function text({ name, mediaType, text: content }: Kind<'text'>): HTMLElement {
  if (mediaType.startsWith('image/svg')) return drawing(name, content);
  if (mediaType.startsWith('text/html')) return htmlText(name, content);
  const shown = /^application\/json\b|\+json\b/.test(mediaType) ? pretty(content) : content;
  if (mediaType.startsWith('text/x.cucumber.log')) return h('div', { class: 'log' }, pre(shown));
  if (mediaType.startsWith('text/csv')) return folded(name, pre(shown), true);
  return folded(name, pre(shown), shown.split('\n').length <= SHORT || name.startsWith('panic'));
}

/** A browser runs no script and loads nothing for an SVG in `img`. */
function drawing(name: string, svg: string): HTMLElement {
  const src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  return h('figure', { class: 'drawing' }, picture(name, src));
}

/** HTML is told as what it says and as what it is, never run: its frame has no scripts and no origin. */
function htmlText(name: string, html: string): HTMLElement {
  const frame = h('iframe', { sandbox: '', title: name, srcdoc: html, loading: 'lazy' });
  return folded(
    `${name} (shown without its scripts)`,
    h('div', {}, frame, folded('Source', pre(html), false)),
    false,
  );
}

function folded(title: string, content: HTMLElement, open: boolean): HTMLElement {
  return h('details', { class: 'attachment', open }, h('summary', {}, title), content);
}

/** Only what leads to a web page is a link: following it is the reader's choice. */
function link(url: string): HTMLElement | string {
  return /^https?:\/\//i.test(url)
    ? h('a', { href: url, rel: 'noopener noreferrer', target: '_blank' }, url)
    : url;
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
