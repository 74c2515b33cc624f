import { readFile } from 'node:fs/promises';
import { readCsv } from '../../csv/read';
import { PageExpectationError } from '../elements/errors';
import type { Downloaded } from '../followers/downloads';
import type { BrowserSession } from '../session/session';
import { shownAddress } from '../session/shown-address';
import { closestNames, suggestion } from '../suggest';
import { expectRows } from './rows';

/** Lines of a file that a message shows. */
const MOST_LINES = 20;

/**
 * Looks once whether a file has been downloaded, whole.
 *
 * @param name as the page names it; `*` stands for anything.
 * @returns the last one of that name.
 * @throws PageExpectationError
 */
export async function haveDownloaded(
  session: BrowserSession,
  name: string,
): Promise<Downloaded & { file: string }> {
  const { all } = session.downloads;
  const fits = patternOf(name);
  const found = all.findLast((one) => fits.test(one.name));
  if (found?.file !== undefined) return { ...found, file: found.file };
  throw new PageExpectationError({
    what: found
      ? `The file "${found.name}" has not been downloaded whole.`
      : `No file "${name}" has been downloaded.`,
    where: await shownAddress(session),
    details: found
      ? (found.failure ?? 'It is still coming.')
      : [
          suggestion(
            name,
            all.map((one) => one.name),
          ),
          all.length === 0
            ? 'Nothing has been downloaded.'
            : `downloaded: ${all.map((one) => `"${one.name}"`).join(', ')}`,
        ]
          .filter(Boolean)
          .join('\n'),
  });
}

/** Looks once whether the file holds the text; white space counts as it is. @throws PageExpectationError */
export async function containDownloadedText(
  session: BrowserSession,
  name: string,
  text: string,
): Promise<void> {
  const found = await haveDownloaded(session, name);
  const content = await textOf(found);
  if (content.includes(text)) return;
  const lines = content.split(/\r?\n/);
  const [near] = closestNames(text, lines, 1);
  const left = lines.length - MOST_LINES;
  throw new PageExpectationError({
    what: `The file "${found.name}" does not contain "${text}".`,
    where: found.url,
    details: [
      near !== undefined && `The closest line: ${clip(near)}`,
      content === '' ? 'The file is empty.' : 'The file begins:',
      ...lines.slice(0, MOST_LINES).map(clip),
      left > 0 && `… and ${left} more lines`,
    ]
      .filter((one) => one !== false && one !== '')
      .join('\n'),
  });
}

/**
 * Looks once whether each expected row is in the CSV file.
 *
 * @param expected first row: names of columns.
 * @throws PageExpectationError
 */
export async function containDownloadedRows(
  session: BrowserSession,
  name: string,
  expected: readonly (readonly string[])[],
): Promise<void> {
  const found = await haveDownloaded(session, name);
  const about = { subject: `The file "${found.name}"`, kind: 'file', where: found.url };
  expectRows(readRows(await textOf(found), found), expected, about);
}

function readRows(content: string, { name, url }: Downloaded): ReturnType<typeof readCsv> {
  try {
    return readCsv(content);
  } catch (cause) {
    throw new PageExpectationError(
      {
        what: `The file "${name}" cannot be read as CSV.`,
        where: url,
        details: (cause as Error).message,
        final: true,
      },
      { cause },
    );
  }
}

async function textOf({ name, url, file }: Downloaded & { file: string }): Promise<string> {
  const bytes = await readFile(file);
  if (!bytes.includes(0)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  throw new PageExpectationError({
    what: `The file "${name}" is no text: it cannot be looked into.`,
    where: url,
    details: `It has ${bytes.length} bytes.`,
    next: 'Check its name only: the file "…" should have been downloaded',
    final: true,
  });
}

function patternOf(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

function clip(line: string): string {
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
}
