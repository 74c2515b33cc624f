import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalJson } from '../../../support/matching/markers';
import { match } from '../../../support/matching/match';
import { templateOf } from '../../../support/snapshots/template';
import { Values } from '../../../support/values/values';

const UUID = '018f3a5e-7c1b-7d2e-9f00-112233445566';
const values = new Values(
  { Pear: { sku: 'PEAR-3F2A91BC', name: 'Pear 3F2A91BC' }, city: 'Porto', n: 'ab' },
  {},
  { now: 0 },
);
const options = { saved: values.texts(), isSecret: (text: string) => text.includes('hunter2') };

describe('what a snapshot writes for a value', () => {
  it.each([
    [{ id: UUID }, '#uuid'],
    [{ createdAt: '2026-03-01T10:00:00.123Z' }, '#date'],
    [{ born: '2026-03-01' }, '2026-03-01'],
    [{ createdAt: 1_780_000_000 }, '#number'],
    [{ timestamp: 1_780_000_000_000 }, '#number'],
    [{ id: 17 }, '#number'],
    [{ orderId: 'A-17' }, '#string'],
    [{ paymentId: null }, null],
    [{ valid: 17 }, 17],
    [{ token: 'abc' }, '#string'],
    [{ note: 'it is hunter2' }, '#string'],
    [{ note: 'a {{name}}' }, '#string'],
    [{ note: '#1 fan' }, '\\#1 fan'],
    [{ sku: 'PEAR-3F2A91BC' }, '{{Pear.sku}}'],
    [{ city: 'Porto' }, '{{city}}'],
    [{ note: 'from Porto' }, 'from Porto'],
    [{ note: 'ab' }, 'ab'],
    [{ detail: 'no PEAR-3F2A91BC left' }, 'no {{Pear.sku}} left'],
    [{ self: `/orders/${UUID}/lines` }, '#regex /orders/[0-9A-Fa-f-]{36}/lines'],
    [{ self: 'http://127.0.0.1:40123/a.b' }, '#regex http://127\\.0\\.0\\.1:\\d+/a\\.b'],
    [{ log: 'at 2026-03-01T10:00:00Z (1)' }, '#regex at [0-9T:.Z+-]+ \\(1\\)'],
  ])('%j', (body, written) => {
    const { template } = templateOf(body, [], options);
    expect(Object.values(template as object)).toEqual([written]);
  });

  it('is told with its place', () => {
    const { replaced } = templateOf(
      { status: 201, body: { lines: [{ id: 1, sku: 'PEAR-3F2A91BC' }] } },
      [],
      options,
    );
    expect(replaced).toEqual([
      { path: 'body.lines[0].id', by: '#number' },
      { path: 'body.lines[0].sku', by: '{{Pear.sku}}' },
    ]);
  });

  it('accepts this very value again, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { template } = templateOf(value, [], { saved: [], isSecret: () => false });
        expect(match(value, template, { mode: 'exact' })).toEqual([]);
      }),
    );
  });

  it('accepts a field that is named as a marker for lists is', () => {
    const value = { '#[2]': [1] };
    expect(templateOf(value, [], options).template).toEqual(literalJson(value));
  });
});
