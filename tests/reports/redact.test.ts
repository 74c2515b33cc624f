import { expect, it } from 'vitest';
import { redactTable } from '../../reports/redact';

it('hides what stands in a column with the name of a secret', () => {
  const rows = [
    ['name', 'password', 'role'],
    ['ann', 'a', 'buyer'],
    ['bob', 'b', 'clerk'],
  ];
  expect(redactTable(rows)).toEqual([
    ['name', 'password', 'role'],
    ['ann', '[redacted:password]', 'buyer'],
    ['bob', '[redacted:password]', 'clerk'],
  ]);
});

it('hides what stands beside the name of a secret in a list of names and values', () => {
  const rows = [
    ['name', 'ann'],
    ['token', 'abc'],
  ];
  expect(redactTable(rows)).toEqual([
    ['name', 'ann'],
    ['token', '[redacted:token]'],
  ]);
});
