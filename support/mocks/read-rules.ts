import { readFile } from 'node:fs/promises';
import { BrineError } from '../errors/brine-error';
import { readDocument } from '../matching/document';
import { isObject } from '../matching/json';
import { preview } from '../matching/preview';
import { MockReplyError } from './errors';
import { repliesOf } from './read-replies';
import type { Rule } from './reply';

const REQUEST = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) (\/\S*)$/;
const SHAPE =
  'Each entry is { request: POST /charges, having: { … }, reply: { … } }; "having" may be left out.';

/**
 * Reads a file of what a mock always replies: a list of `request`, `having` (what the body of the request has among
 * others) and `reply`, which is a list where the replies differ from call to call.
 *
 * @param file absolute.
 * @throws MockReplyError with the file.
 */
export async function readRules(file: string): Promise<Rule[]> {
  const document = await readFileAs(file, 'the replies');
  if (!Array.isArray(document)) throw new MockReplyError('This is no list of replies.', file, SHAPE);
  return document.map((entry, index) => ruleOf(entry, `${file}, entry ${index + 1}`));
}

/** A file of the project as text. @throws MockReplyError */
export async function readReplyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new MockReplyError(
      'The file of a reply cannot be read.',
      file,
      `${(cause as Error).message}. Paths are relative to the folder of brine.config.ts.`,
      { cause },
    );
  }
}

async function readFileAs(file: string, subject: string): Promise<unknown> {
  const text = await readReplyFile(file);
  try {
    return readDocument(text, subject);
  } catch (cause) {
    const [what = '', ...lines] = cause instanceof BrineError ? cause.message.split('\n') : [String(cause)];
    throw new MockReplyError(what, file, lines.map((line) => line.trim()).join('\n') || SHAPE, { cause });
  }
}

function ruleOf(entry: unknown, where: string): Rule {
  const [, method, path] = REQUEST.exec(isObject(entry) ? String(entry.request) : '') ?? [];
  if (!isObject(entry) || method === undefined || path === undefined) {
    throw new MockReplyError(`This is no reply to a request: ${preview(entry)}`, where, SHAPE);
  }
  const unknown = Object.keys(entry).find((key) => !['request', 'having', 'reply'].includes(key));
  if (unknown !== undefined) throw new MockReplyError(`An entry has no "${unknown}".`, where, SHAPE);
  return {
    method,
    path,
    ...('having' in entry && { having: entry.having }),
    replies: repliesOf(entry.reply, where),
  };
}
