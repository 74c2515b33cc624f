import { formatDuration } from '../wait/duration';
import type { Exchange } from './exchange';
import { redactText, redactValue } from './redact';

/** Characters of one body; two of them make the 256 KB that an attachment may weigh. */
const LONGEST_BODY = 128 * 1024;
/** Redacting looks this much further, so that no secret survives by being cut in two. */
const MARGIN = 8 * 1024;

/**
 * Request and response as HTTP reads, redacted: request line, headers, body (JSON laid out), then the same of the
 * response with the time it took. Bodies over 128 KB are cut.
 */
export function renderExchange(exchange: Exchange): string {
  const { request, response, error, duration } = exchange;
  const sent = [
    `${request.method} ${redactText(request.url)}`,
    ...headerLines(request.headers),
    ...bodyLines(request.body),
  ];
  const took = `${formatDuration(Math.round(duration))}${authorOf(exchange)}`;
  const received = response
    ? [
        `HTTP ${`${response.status} ${response.statusText}`.trim()} (${took})`,
        ...headerLines(response.headers),
        ...bodyLines(response.text),
      ]
    : [`No answer: ${redactText(error ?? 'unknown')} (${took})`];
  return `${[...sent, '', ...received].join('\n')}\n`;
}

/** What services are answered without the real one is a mock's; what a page is, the scenario's own. */
function authorOf({ madeUp, caller }: Exchange): string {
  if (!madeUp) return '';
  return caller === undefined ? ', made up by the scenario' : ', by a mock';
}

function headerLines(headers: Record<string, string>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${redactValue(name, value)}`);
}

function bodyLines(body: string | undefined): string[] {
  if (!body) return [];
  const text = layOut(body);
  const shown = redactText(text.slice(0, LONGEST_BODY + MARGIN)).slice(0, LONGEST_BODY);
  const left = text.length - LONGEST_BODY;
  return ['', shown, ...(left > 0 ? [`… ${left} more characters`] : [])];
}

/** JSON on several lines, when it is JSON of a size worth reading. */
export function layOut(body: string): string {
  if (body.length > LONGEST_BODY || !/^\s*[{[]/.test(body)) return body;
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}
