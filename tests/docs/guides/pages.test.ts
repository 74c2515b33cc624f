import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOME } from '../../tools/commands';
import { PAGES, pageText } from './blocks';
import { readAsCommand, toldCommands } from './commands';

require('../../../runs/typescript');

const commands = toldCommands().map((told) => ({ ...told, line: told.words.join(' ') }));

describe('the commands of the guides', () => {
  it('are many', () => {
    expect(commands.length).toBeGreaterThan(30);
  });

  it.each(commands)('can be called: brine $line', ({ words }) => {
    expect(() => readAsCommand(words)).not.toThrow();
  });

  it('would not pass with an option that there is not', () => {
    expect(() => readAsCommand(['run', '--headless'])).toThrow('--headless: there is no such option');
    expect(() => readAsCommand(['gate', '--pass', '3'])).toThrow('--pass: there is no such option');
    expect(() => readAsCommand(['explain'])).toThrow('There is no command "explain".');
  });
});

describe('docs/migration.md', () => {
  const catalogue = pageText('docs/steps.md');
  const told = pageText('docs/migration.md')
    .split('\n')
    .reduce<{ inTable: boolean; rows: string[] }>(
      ({ inTable, rows }, line) => {
        if (/\| Brine phrase \|$/.test(line)) return { inTable: true, rows };
        if (!line.startsWith('|')) return { inTable: false, rows };
        return { inTable, rows: inTable && !line.startsWith('| ---') ? [...rows, line] : rows };
      },
      { inTable: false, rows: [] },
    )
    .rows.map((row) => row.split(' | ').at(-1)?.replace(/ \|$/, '') ?? '');

  it('has tables of phrases', () => {
    expect(told.length).toBeGreaterThan(60);
  });

  const phrases = [...new Set(told)].filter((cell) => !cell.startsWith('none'));

  it.each(phrases)('names a phrase of docs/steps.md: %s', (cell) => {
    expect(cell).toMatch(/^`.+`$/);
    expect(catalogue).toContain(`| [${cell}](`);
  });
});

it('docs/guides/tester.md says of every kind of cause where to look', () => {
  const causes = pageText('docs/failures.md').split('## The cause of a failed scenario')[1] ?? '';
  const kinds = [...causes.matchAll(/^\| \d+ +\| `([^`]+)`/gm)].map(([, kind]) => kind);
  const [, rows = ''] = /\| kind \| look at \|([\s\S]*?)\n\n/.exec(pageText('docs/guides/tester.md')) ?? [];
  const cells = rows.split('\n').map((row) => row.split(' | ')[1] ?? '');
  const told = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, kind]) => kind));
  expect(told.sort()).toEqual([...new Set(kinds)].sort());
});

describe('the links of the guides', () => {
  const links = [...PAGES, 'README.md'].flatMap((page) =>
    [...pageText(page).matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)].map(([, link = '']) => ({ page, link })),
  );

  it.each(links)('lead somewhere: $link of $page', ({ page, link }) => {
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path.join(HOME, page) : path.join(HOME, path.dirname(page), file);
    expect(existsSync(target)).toBe(true);
    if (anchor !== undefined && target.endsWith('.md')) expect(anchorsOf(target)).toContain(anchor);
  });
});

it.each(PAGES)('%s is read in ten minutes', (page) => {
  const text = pageText(page);
  expect(text.split(/\s+/).length).toBeLessThan(2_300);
});

it.each(PAGES)('README.md leads to %s', (page) => {
  expect(pageText('README.md')).toContain(`(${page})`);
});

/** As GitHub makes them of headings. */
function anchorsOf(file: string): string[] {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
