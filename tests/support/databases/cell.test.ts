import { describe, expect, it } from 'vitest';
import { believable } from '../../../support/databases/believable';
import { expectedValue, readValue, writeCell } from '../../../support/databases/cell';
import type { Column, Kind } from '../../../support/databases/table';
import { told } from '../../tools/told';

function column(kind: Kind, more: Partial<Column> = {}): Column {
  return { name: 'it', kind, type: kind, nullable: true, filled: false, unique: false, ...more };
}

describe('a cell that is written', () => {
  it.each<[Kind, string, string | null]>([
    ['text', 'null', null],
    ['text', '"null"', 'null'],
    ['text', '', ''],
    ['integer', '', null],
    ['integer', '-7', '-7'],
    ['decimal', '1e3', '1e3'],
    ['boolean', 'YES', 'true'],
    ['boolean', '0', 'false'],
    ['json', '{"a":1}', '{"a":1}'],
    ['uuid', '#uuid', '#uuid'],
  ])('%s: %s', (kind, cell, written) => {
    expect(writeCell(column(kind), cell)).toBe(written);
  });

  it.each<[Kind, string, string]>([
    ['integer', '1.5', 'a whole number'],
    ['decimal', '1,5', 'a number'],
    ['boolean', 'maybe', 'true or false'],
    ['json', '{a}', 'JSON, such as { "sku": "tea" } or "a text"'],
  ])('is refused in %s: %s', (kind, cell, wanted) => {
    expect(told(() => writeCell(column(kind), cell))).toBe(
      `CellError: The column "it" cannot hold "${cell}": it wants ${wanted}.
  type of the column: ${kind}
  → Correct the cell; null is written null.`,
    );
  });
});

describe('a cell and what a row holds', () => {
  it.each<[Kind, string, unknown]>([
    ['integer', '007', '7'],
    ['integer', '9007199254740993', 9007199254740993n],
    ['decimal', '40', '40.00'],
    ['decimal', '-0.10', '-.1'],
    ['decimal', '1e2', '100'],
    ['boolean', 'true', 1n],
    ['boolean', 'false', 'f'],
    ['timestamptz', '2026-03-01T10:00Z', '2026-03-01 11:00:00+01'],
    ['timestamptz', '2026-03-01T10:00:00.5Z', '2026-03-01 10:00:00.500+00'],
    ['timestamp', '2026-03-01T10:00', '2026-03-01 10:00:00'],
    ['uuid', 'A1B2', 'a1b2'],
    ['text', '40', '40'],
    ['any', '40', 40n],
    ['bytes', '\\x6869', new Uint8Array([0x68, 0x69])],
    ['text', 'null', null],
  ])('are the same in %s: %s', (kind, cell, raw) => {
    expect(readValue(column(kind), raw)).toEqual(expectedValue(column(kind), cell).value);
  });

  it.each<[Kind, string, unknown]>([
    ['integer', '9007199254740992', 9007199254740993n],
    ['decimal', '0.1000000000000000055', '0.1'],
    ['timestamptz', '2026-03-01T10:00Z', '2026-03-01 10:00:00.000001+00'],
    ['text', '40', '40.0'],
    ['text', '"null"', null],
  ])('differ in %s: %s', (kind, cell, raw) => {
    expect(readValue(column(kind), raw)).not.toEqual(expectedValue(column(kind), cell).value);
  });
});

describe('a value that is made up', () => {
  it('is the same for the same seed, and its own where it must be', () => {
    const unique = column('integer', { unique: true });
    expect(believable(unique, '1')).toBe(believable(unique, '1'));
    expect(believable(unique, '1')).not.toBe(believable(unique, '2'));
    expect(believable(column('integer'), '1')).toBe('1');
  });

  it.each<[string, RegExp]>([
    ['email', /^ann\.[0-9a-f]{8}@example\.com$/],
    ['created_at', /^2026-03-01T10:00:00Z$/],
    ['birth_date', /^2026-03-01$/],
    ['full_name', /^Ann [0-9a-f]{8}$/],
    ['phone', /^\+351 9\d{8}$/],
    ['request_uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/],
    ['colour', /^colour-[0-9a-f]{8}$/],
  ])('speaks of what its name speaks of: %s', (name, form) => {
    expect(believable(column('text', { name }), '1')).toMatch(form);
  });

  it('has room in its column', () => {
    expect(believable(column('text', { name: 'email', type: 'character varying(5)' }), '1')).toMatch(
      /^[0-9a-f]{5}$/,
    );
  });
});
