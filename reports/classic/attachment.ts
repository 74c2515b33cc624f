import { TRACE } from '../../support/evidence/media';
import { causeIn } from '../messages/cause';
import type { Attachment } from '../messages/run';
import { cut, escapeHtml, LIMITS } from '../sanitize';
import { causeHtml } from './cause';
import { fold } from './fold';
import { label } from './text';

/** An attachment as safe HTML. Nothing in it runs, and nothing in it loads from anywhere but the report's own folder. */
export function attachmentHtml(attachment: Attachment, ordinal: number): string {
  const { mediaType } = attachment;
  if (attachment.kind === 'link') return link(attachment.name, attachment.url);
  if (attachment.kind === 'file') return file(attachment, ordinal);
  if (attachment.kind === 'lost') return lost(attachment);
  const { text } = attachment;
  const cause = causeIn(attachment);
  if (cause) return causeHtml(cause);
  const title = cut(attachment.name ?? titleOf(mediaType), LIMITS.name);
  if (/^text\/html\b/.test(mediaType)) return page(title, text);
  if (/^image\/svg\b/.test(mediaType)) return drawing(title, text);
  return fold(title, isJson(mediaType) ? pretty(text) : text, { open: true });
}

type File = Extract<Attachment, { kind: 'file' }>;

function file(attachment: File, ordinal: number): string {
  const { name, mediaType, path, note } = attachment;
  const address = `../../files/${path}`;
  const said = note === undefined ? '' : `<p class="brine-note">${escapeHtml(cut(note, LIMITS.error))}</p>`;
  if (mediaType.startsWith('image/')) return picture(label(name ?? `Screenshot ${ordinal}`), address) + said;
  const title = escapeHtml(cut(name ?? titleOf(mediaType), LIMITS.name));
  if (mediaType.startsWith('video/')) {
    return `<figure><figcaption>${title}</figcaption><video controls preload="none" src="${address}"></video></figure>${said}`;
  }
  return download(attachment, address) + said;
}

/** A file for other programs; for a trace, the command that opens it. */
function download({ name, mediaType, path, bytes, source }: File, address: string): string {
  const saved = escapeHtml(cut(name ?? path, LIMITS.name));
  const about = escapeHtml(`${mediaType === TRACE ? 'Playwright trace' : mediaType}, ${sizeOf(bytes)}`);
  const link = `<p class="brine-file"><a href="${address}" download>${saved}</a> <small>${about}</small></p>`;
  if (mediaType !== TRACE || source === undefined) return link;
  const command = `npx playwright show-trace ${/\s/.test(source) ? `"${source}"` : source}`;
  return `${link}<pre class="brine-command">${escapeHtml(command)}</pre>`;
}

function lost({ name, path }: Extract<Attachment, { kind: 'lost' }>): string {
  const text = `${name ?? 'An attachment'} cannot be shown: ${path} is not among the files of the run.`;
  return `<p class="brine-note">${escapeHtml(cut(text, LIMITS.error))}</p>`;
}

/** `312 bytes`, `1.4 kB`, `12 MB`. */
function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
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
