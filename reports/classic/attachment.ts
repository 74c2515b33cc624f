import type { Attachment } from '../messages/run';
import { cut, escapeHtml, LIMITS } from '../sanitize';
import { fold } from './fold';
import { label } from './text';

/** An attachment as safe HTML. Nothing in it runs, and nothing in it loads from anywhere but the report's own folder. */
export function attachmentHtml(attachment: Attachment, ordinal: number): string {
  const { mediaType } = attachment;
  if (attachment.kind === 'link') return link(attachment.name, attachment.url);
  if (attachment.kind === 'file') return file(attachment, ordinal);
  const { text } = attachment;
  const title = cut(attachment.name ?? titleOf(mediaType), LIMITS.name);
  if (/^text\/html\b/.test(mediaType)) return page(title, text);
  if (/^image\/svg\b/.test(mediaType)) return drawing(title, text);
  return fold(title, isJson(mediaType) ? pretty(text) : text, { open: true });
}

function file(
  { name, mediaType, path, bytes }: Extract<Attachment, { kind: 'file' }>,
  ordinal: number,
): string {
  const address = `../attachments/${path}`;
  if (mediaType.startsWith('image/')) return picture(label(name ?? `Screenshot ${ordinal}`), address);
  const title = escapeHtml(cut(name ?? titleOf(mediaType), LIMITS.name));
  if (mediaType.startsWith('video/')) {
    return `<figure><figcaption>${title}</figcaption><video controls preload="none" src="${address}"></video></figure>`;
  }
  const saved = escapeHtml(`${name ?? path} (${mediaType}, ${bytes} bytes)`);
  return `<p><a href="${address}" download>${saved}</a></p>`;
}

/** Opens in the reporter's own window, whose script puts the name into an attribute unescaped: hence a label. */
function picture(name: string, address: string): string {
  const trigger = `data-attachment-type="screenshot" data-attachment-name="${name}" data-attachment-content="${address}"`;
  const image = `<img src="${address}" alt="${name}" loading="lazy">`;
  return `<button type="button" class="modal-trigger brine-picture" ${trigger}>${image}<span>${name}</span></button>`;
}

function page(title: string, html: string): string {
  const safe = escapeHtml(cut(html, LIMITS.text));
  const frame = `<iframe sandbox loading="lazy" title="${escapeHtml(title)}" srcdoc="${safe}"></iframe>`;
  return `<details><summary>${escapeHtml(title)} <small>shown without its scripts</small></summary>${frame}</details>`;
}

/** A browser runs no script and loads nothing for an SVG in `img`. */
function drawing(title: string, svg: string): string {
  const data = Buffer.from(svg).toString('base64');
  const image = `<img src="data:image/svg+xml;base64,${data}" alt="${escapeHtml(title)}">`;
  return `<figure><figcaption>${escapeHtml(title)}</figcaption>${image}</figure>`;
}

/** As text: following it is the reader's choice, made with open eyes. */
function link(name: string | undefined, url: string): string {
  return `<p class="brine-note">${escapeHtml(cut(`${name ?? 'Link'}: ${url}`, LIMITS.error))}</p>`;
}

function titleOf(mediaType: string): string {
  if (mediaType.startsWith('text/x.cucumber.log')) return 'Log';
  return mediaType.startsWith('text/plain') ? 'Text' : mediaType;
}

function isJson(mediaType: string): boolean {
  return /^application\/json\b|\+json\b/.test(mediaType);
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
