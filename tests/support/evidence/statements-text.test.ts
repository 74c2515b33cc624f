import { expect, it } from 'vitest';
import type { Statement } from '../../../support/evidence/statement';
import { renderStatements } from '../../../support/evidence/statements-text';

function statement(text: string, more: Partial<Statement> = {}): Statement {
  return { caller: 'orders', database: 'shop', text, startedAt: '', duration: 2.4, rows: 1, ...more };
}

it('statements are told by their way, with what came of them and how long they took', () => {
  const said = renderStatements([
    statement('SELECT * FROM orders'),
    statement('UPDATE stock', { caller: 'inventory', database: 'stock', rows: 3 }),
    statement('DELETE FROM orders', { error: 'permission denied (42501)' }),
  ]);
  expect(said).toBe(`orders → database shop: 2 statements, 5 ms
      2 ms  SELECT * FROM orders → 1
      2 ms  DELETE FROM orders ✗ permission denied (42501)

inventory → database stock: 1 statement, 2 ms
      2 ms  UPDATE stock → 3`);
});

it('of very many the last ones are told', () => {
  const lines = renderStatements(Array.from({ length: 205 }, (_, n) => statement(`SELECT a${n}`))).split(
    '\n',
  );
  expect(lines.slice(0, 3)).toEqual([
    'orders → database shop: 205 statements, 492 ms',
    '  … 5 before',
    '      2 ms  SELECT a5 → 1',
  ]);
  expect(lines).toHaveLength(202);
});
