import { expect, it } from 'vitest';
import { statementText } from '../../../../support/links/postgres/statement-text';

const TEXTS: [sql: string, text: string][] = [
  ['SELECT * FROM orders\n  WHERE id = $1', 'SELECT * FROM orders WHERE id = $1'],
  [
    "UPDATE users SET name = 'Ann''s', age = 42 WHERE t1.x = -1.5e3",
    'UPDATE users SET name = …, age = … WHERE t1.x = -…',
  ],
  [
    `SELECT "a 1", e1 FROM "my ""t""" WHERE b = E'it\\'s' AND c = $tag$secret 'x'$tag$ AND d = $$y$$`,
    'SELECT "a 1", e1 FROM "my ""t""" WHERE b = … AND c = … AND d = …',
  ],
  ["SELECT 1 -- ann's password\n/* and\nbob's */ FROM x", 'SELECT … FROM x'],
  ["SELECT U&'\\0041', X'1F', B'01', N'x'", 'SELECT …, …, …, …'],
  ["SELECT 'never closed", 'SELECT …'],
  [`SELECT ${'a, '.repeat(200)}b`, `${`SELECT ${'a, '.repeat(200)}`.slice(0, 300)}…`],
];

it.each(TEXTS)('%s', (sql, text) => {
  expect(statementText(sql)).toBe(text);
});
