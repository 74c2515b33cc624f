import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { redactText } from '../evidence/redact';
import { BodyFileError, RequestFileError } from './errors';
import { ResponseError } from './expect';
import type { Answer } from './perform';

const LONGEST_LINE = 120;

/**
 * Compares the bytes of a body with those of a file of the project.
 *
 * @param root the file's path is relative to it.
 * @throws ResponseError with the first difference; RequestFileError when the file cannot be read
 */
export async function expectSameAsFile(
  { exchange, content }: Answer,
  root: string,
  file: string,
): Promise<void> {
  const expected = await readFile(path.resolve(root, file)).catch((error: unknown) => {
    throw new RequestFileError(path.resolve(root, file), error, 'to compare the response body with');
  });
  if (content.equals(expected)) return;
  const what = `The response body is not the same as the file "${file}": ${difference(content, expected)}`;
  throw new ResponseError(what, exchange, `${content.length} bytes`);
}

function difference(actual: Buffer, expected: Buffer): string {
  const at = firstDifference(actual, expected);
  const sizes = `${bytes(actual.length)}, expected ${bytes(expected.length)}`;
  const texts = [actual, expected].map(textIn);
  if (texts.every((text) => text !== undefined)) return `${sizes}.${lines(texts[0] ?? '', texts[1] ?? '')}`;
  return `${sizes}; they differ from byte ${at} on, where it has ${hex(actual, at)} and the file ${hex(expected, at)}.`;
}

function lines(actual: string, expected: string): string {
  const [here, there] = [actual.split('\n'), expected.split('\n')];
  const at = Array.from({ length: Math.max(here.length, there.length) }).findIndex(
    (_, i) => here[i] !== there[i],
  );
  return ` They differ from line ${at + 1} on:\n    it has   ${show(here[at])}\n    the file ${show(there[at])}`;
}

function show(line: string | undefined): string {
  if (line === undefined) return '(no such line)';
  const text = JSON.stringify(redactText(line));
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}

function firstDifference(actual: Buffer, expected: Buffer): number {
  const at = actual.findIndex((byte, index) => byte !== expected[index]);
  return at === -1 ? actual.length : at;
}

function hex(content: Buffer, at: number): string {
  const byte = content[at];
  return byte === undefined ? 'none' : `0x${byte.toString(16).padStart(2, '0')}`;
}

function bytes(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}

function textIn(content: Buffer): string | undefined {
  const text = content.toString('utf8');
  return /[\uFFFD\0]/.test(text) ? undefined : text;
}

/**
 * Writes the bytes of a body below `reports/output/files`, over a former file of that name.
 *
 * @throws BodyFileError when the path leads out of that folder, or cannot be written
 */
export async function saveBody({ content }: Answer, root: string, file: string): Promise<void> {
  const folder = path.join(root, 'reports', 'output', 'files');
  const target = path.resolve(folder, file);
  if (!target.startsWith(folder + path.sep)) throw new BodyFileError(file);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  } catch (error) {
    throw new BodyFileError(file, error);
  }
}
