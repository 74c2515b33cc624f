import { readDocument } from '../matching/document';
import { isObject, type JsonObject } from '../matching/json';
import { preview } from '../matching/preview';
import { suggest } from '../matching/suggest';
import { parseDuration } from '../wait/duration';
import { MockReplyError } from './errors';
import { FAULTS, type Reply } from './reply';

const KEYS = ['status', 'headers', 'body', 'delay', 'fault', 'while', 'becomes'];
const NORMALLY = 'normally';

/**
 * Reads what a mock is to reply, as JSON or YAML: one reply, or a list of them, one after the other.
 *
 * @param where where the text stands, for messages.
 * @throws DocumentError, MockReplyError
 */
export function readReplies(text: string, where: string): Reply[] {
  return repliesOf(readDocument(quoted(text), 'the reply'), where);
}

/** The same of what has been read already. @throws MockReplyError */
export function repliesOf(document: unknown, where: string): Reply[] {
  const list = Array.isArray(document) ? document : [document];
  if (list.length === 0) throw new MockReplyError('There is no reply in this list.', where, USAGE);
  return list.map((one, index) =>
    replyOf(one, Array.isArray(document) ? `${where}, reply ${index + 1}` : where),
  );
}

const USAGE = `A reply has ${KEYS.slice(0, -1).join(', ')} or ${KEYS.at(-1)}; a list holds several, one after the other, and may hold the word "${NORMALLY}".`;

function replyOf(value: unknown, where: string): Reply {
  if (value === NORMALLY) return { normally: true };
  if (!isObject(value)) throw new MockReplyError(`This is no reply: ${preview(value)}`, where, USAGE);
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== undefined)
    throw new MockReplyError(`A reply has no "${unknown}".`, where, nextFor(unknown));
  return {
    ...('status' in value && { status: statusOf(value.status, where) }),
    ...('headers' in value && { headers: headersOf(value.headers, where) }),
    ...('body' in value && { body: value.body }),
    ...('delay' in value && { delay: delayOf(value.delay, where) }),
    ...('fault' in value && { fault: faultOf(value.fault, where) }),
    ...textIn(value, 'while', where),
    ...textIn(value, 'becomes', where),
  };
}

function nextFor(unknown: string): string {
  const near = suggest(unknown, KEYS);
  return `${near === undefined ? USAGE : `Did you mean "${near}"?`} What the service says goes under "body".`;
}

/** @throws MockReplyError */
export function statusOf(value: unknown, where: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599) return value;
  throw new MockReplyError(
    `A mock cannot reply with the status ${preview(value)}.`,
    where,
    'Write a status from 200 to 599.',
  );
}

function headersOf(value: unknown, where: string): Record<string, string> {
  const plain = isObject(value) && Object.values(value).every((one) => typeof one !== 'object');
  if (!plain)
    throw new MockReplyError(
      'The headers of a reply are names with values.',
      where,
      'Write headers: { retry-after: 5 }.',
    );
  return Object.fromEntries(Object.entries(value as JsonObject).map(([name, one]) => [name, String(one)]));
}

function delayOf(value: unknown, where: string): number {
  if (typeof value === 'number' && value >= 0) return value;
  const [, amount, unit] =
    /^(\d+(?:\.\d+)?) (ms|seconds?|minutes?)$/.exec(typeof value === 'string' ? value : '') ?? [];
  if (amount === undefined || unit === undefined) {
    throw new MockReplyError(
      `${preview(value)} is no delay.`,
      where,
      'Write delay: 2 seconds, or delay: 300 ms.',
    );
  }
  return parseDuration(amount, unit);
}

function faultOf(value: unknown, where: string): Reply['fault'] & string {
  const fault = FAULTS.find((one) => one === value);
  if (fault === undefined) {
    throw new MockReplyError(
      `There is no fault ${preview(value)}.`,
      where,
      `Write one of: ${FAULTS.join(', ')}.`,
    );
  }
  return fault;
}

function textIn(value: JsonObject, key: 'while' | 'becomes', where: string): Partial<Reply> {
  const text = value[key];
  if (text === undefined) return {};
  if (typeof text === 'string' && text !== '') return { [key]: text };
  throw new MockReplyError(
    `"${key}" names a state of the mock, which ${preview(text)} is not.`,
    where,
    `Write ${key}: paid.`,
  );
}

/** What YAML would take as an object, `id: {{request.body.id}}`, is a text. */
function quoted(text: string): string {
  return text.replaceAll(/(?<=[:-] +)(\{\{ *request\.[^{}\r\n]*\}\})(?= *$)/gm, '"$1"');
}
