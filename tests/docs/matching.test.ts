import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MARKERS } from '../../support/matching/markers';
import { match } from '../../support/matching/match';

const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'matching.md'), 'utf8');

/** What the page says the other fields are. */
const FIELDS = { total: 7, paid: 7, count: 2, lines: [{ price: 3 }, { price: 4 }] };

const rows = page
  .slice(page.indexOf('| marker '), page.indexOf('An empty list passes'))
  .trim()
  .split('\n')
  .slice(2)
  .map((line) => {
    const [marker = '', , suchAs = '', not = ''] = line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim());
    return { marker: code(marker), suchAs, not };
  });

describe('the table of markers', () => {
  it('has a line for every marker', () => {
    const told = rows.map(({ marker }) => marker);
    const known = [...Object.keys(MARKERS), 'regex'].map((name) => `#${name}`);
    expect(known.filter((marker) => !told.some((one) => one.split(' ')[0] === marker))).toEqual([]);
  });

  it.each(rows)('is right about what $marker accepts', ({ marker, suchAs }) => {
    expect(mismatches(marker, suchAs)).toEqual([]);
  });

  it.each(rows.filter(({ not }) => not !== ''))('is right about what $marker does not', ({ marker, not }) => {
    const found = mismatches(marker, not);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ kind }) => kind === 'bad marker')).toEqual([]);
  });
});

it('every expectation in JSON on the page can be read', () => {
  const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(
    ([, text = '']) => JSON.parse(text) as unknown,
  );
  expect(examples.length).toBeGreaterThan(0);
  const faults = examples.flatMap((expected) => match({}, expected, { mode: 'exact' }));
  expect(faults.filter(({ kind }) => kind === 'bad marker')).toEqual([]);
});

/** A marker is written as in a table, or as an object of JSON. */
function mismatches(marker: string, example: string) {
  const expected = marker.startsWith('{') ? (JSON.parse(marker) as unknown) : marker;
  const body =
    example === 'a missing field' ? FIELDS : { ...FIELDS, field: JSON.parse(code(example)) as unknown };
  return match(body, { ...FIELDS, field: expected }, { mode: 'exact' });
}

function code(cell: string): string {
  return /^`(.*)`$/.exec(cell)?.[1] ?? cell;
}
