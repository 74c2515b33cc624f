import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../support/csv/read';

describe('CSV', () => {
  it.each([
    ['commas', 'id,"name, first"\n17,"Ann ""A."""\n'],
    [
      'semicolons, a byte order mark and Windows line ends',
      '\uFEFFid;name, first\r\n17;"Ann ""A."""\r\n\r\n',
    ],
    ['tabs', 'id\tname, first\n17\t"Ann ""A."""'],
  ])('is read with %s', (_, text) => {
    expect(readCsv(text)).toEqual({ columns: ['id', 'name, first'], rows: [['17', 'Ann "A."']] });
  });

  it('may have rows of another length than its head', () => {
    expect(readCsv('id,name\n17\n18,Bob,extra\n').rows).toEqual([['17'], ['18', 'Bob', 'extra']]);
  });

  it('may be empty', () => {
    expect(readCsv('')).toEqual({ columns: [], rows: [] });
  });

  it('is refused when a quote does not close', () => {
    expect(() => readCsv('id\n"17\n')).toThrow('Quote Not Closed');
  });
});
