import { causeIn } from '../../messages/cause';
import type * as model from '../../messages/run';
import { cut, LIMITS } from '../../sanitize';
import type { Attachment, ExchangeText } from './shapes/attachment';

/** What the site shows below a step; causes stand elsewhere. */
export function shownAttachments(attachments: readonly model.Attachment[]): Attachment[] {
  return attachments.filter((each) => !causeIn(each)).map(shown);
}

function shown(attachment: model.Attachment): Attachment {
  const { mediaType } = attachment;
  const name = cut(attachment.name ?? titleOf(mediaType), LIMITS.name);
  switch (attachment.kind) {
    case 'file': {
      const { kind, path, bytes, note, source } = attachment;
      const more = { ...(note !== undefined && { note }), ...(source !== undefined && { source }) };
      return { name, mediaType, kind, path: `files/${path}`, bytes, ...more };
    }
    case 'lost':
      return { name, mediaType, kind: 'lost', path: attachment.path };
    case 'link':
      return { name, mediaType, kind: 'link', url: cut(attachment.url, LIMITS.error) };
    case 'text': {
      const exchanges = name === 'exchanges.txt' ? readExchanges(attachment.text) : undefined;
      if (exchanges) return { name: 'Requests and answers', mediaType, kind: 'exchanges', exchanges };
      return {
        name: withoutEnding(name, mediaType),
        mediaType,
        kind: 'text',
        text: cut(attachment.text, LIMITS.text),
      };
    }
  }
}

const BETWEEN = `\n\n${'─'.repeat(80)}\n\n`;

/** What a World attaches of its exchanges: HTTP, then the command that sends it again. Undefined for another text. */
function readExchanges(text: string): ExchangeText[] | undefined {
  const read = text.split(BETWEEN).map(readExchange);
  return read.every((each) => each !== undefined) ? read : undefined;
}

function readExchange(text: string): ExchangeText | undefined {
  const at = text.lastIndexOf('\n\ncurl ');
  if (at === -1) return undefined;
  const http = text.slice(0, at).trimEnd();
  const curl = text.slice(at).trim();
  const [, caller, rest = http] = /^([^\n→]+ → [^\n]+)\n([\s\S]*)$/.exec(http) ?? [];
  return {
    ...(caller !== undefined && { caller }),
    http: cut(rest, LIMITS.text),
    curl: cut(curl, LIMITS.error),
  };
}

function titleOf(mediaType: string): string {
  if (mediaType.startsWith('text/x.cucumber.log')) return 'Log';
  return mediaType.startsWith('text/plain') ? 'Text' : mediaType;
}

/** Brine's own texts are called after what they tell: `log of orders`. */
function withoutEnding(name: string, mediaType: string): string {
  return mediaType === 'text/plain' ? name.replace(/\.txt$/, '') : name;
}
