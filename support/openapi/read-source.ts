import { readFile } from 'node:fs/promises';
import { BrineError } from '../errors/brine-error';
import { SpecificationError } from './errors';

/** @param timeout milliseconds. */
export type Download = (url: string, timeout: number) => Promise<{ status: number; text: string }>;

const DOWNLOAD_LIMIT = 10_000;

/**
 * The text that stands in a file or at an address.
 *
 * @param timeout milliseconds that an address may take to answer.
 * @throws SpecificationError
 */
export async function readSource(
  source: string,
  download: Download,
  timeout = DOWNLOAD_LIMIT,
): Promise<string> {
  try {
    if (!isAddress(source)) return await readFile(source, 'utf8');
    const { status, text } = await download(source, timeout);
    if (status < 200 || status > 299)
      throw new SpecificationError(source, `It answers with status ${status}.`);
    return text;
  } catch (error) {
    if (error instanceof BrineError) throw error;
    throw new SpecificationError(source, reasonOf(error, timeout), error);
  }
}

export function isAddress(source: string): boolean {
  return /^https?:/i.test(source);
}

/** With plain `fetch`, which follows redirects. */
export async function fetchText(url: string, timeout: number): Promise<{ status: number; text: string }> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(timeout) });
  return { status: answer.status, text: await answer.text() };
}

function reasonOf(error: unknown, timeout: number): string {
  const { name, code, message, cause } = error as {
    name?: string;
    code?: string;
    message?: string;
    cause?: unknown;
  };
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EISDIR') return 'It is a folder.';
  if (name === 'TimeoutError') return `There was no answer within ${timeout / 1_000} seconds.`;
  if (cause instanceof Error) return reasonOf(cause, timeout);
  if (code === 'ECONNREFUSED') return 'The connection was refused.';
  if (code === 'ENOTFOUND') return 'There is no host of that name.';
  if (message === 'bad port')
    return 'fetch speaks to nobody at this port, and no browser does. Let the service listen on another one, or save the document and name the file.';
  return message || String(error);
}
