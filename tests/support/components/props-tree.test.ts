import { describe, expect, it } from 'vitest';
import { withParts } from '../../../support/components/props-tree';

class Money {
  constructor(
    public amount: number,
    public currency = 'EUR',
  ) {}
}

const part = (path: (string | number)[], value: unknown) => ({ path, value });

describe('parts of props', () => {
  it('are set in copies, and what is beside them stays', () => {
    const props: Record<string, unknown> = {
      customer: { name: 'Ann', city: 'Porto' },
      lines: [{ sku: 'tea' }, { sku: 'cup', tags: ['new'] }],
      total: new Money(7),
      format: () => 'kept',
    };
    const before = structuredClone({ customer: props.customer, lines: props.lines });
    const set = withParts(props, [
      part(['customer', 'name'], 'Bob'),
      part(['lines', 1, 'tags', 1], 'last'),
      part(['lines', 2], { sku: 'pot' }),
      part(['total', 'amount'], 8),
      part(['address', 'city'], 'Faro'),
    ]);
    expect(set).toEqual({
      props: {
        customer: { name: 'Bob', city: 'Porto' },
        lines: [{ sku: 'tea' }, { sku: 'cup', tags: ['new', 'last'] }, { sku: 'pot' }],
        total: new Money(8),
        format: props.format,
        address: { city: 'Faro' },
      },
    });
    expect('props' in set && set.props.total).toBeInstanceOf(Money);
    expect({ customer: props.customer, lines: props.lines }).toEqual(before);
  });

  it('take the place of what has no such parts', () => {
    const props = { due: new Date(0), done: { $date: '2026-01-01' }, names: 'Ann', lines: ['tea'] };
    expect(
      withParts<unknown>(props, [
        part(['due', 'day'], 1),
        part(['done', 'day'], 1),
        part(['names', 0], 'Bob'),
        part(['lines', 'first'], 'tea'),
      ]),
    ).toEqual({ props: { due: { day: 1 }, done: { day: 1 }, names: ['Bob'], lines: { first: 'tea' } } });
  });

  it('leave no gaps in lists', () => {
    const props = { lines: [{ sku: 'tea' }] };
    const parts = [part(['lines', 3, 'sku'], 'cup'), part(['rows', 1], 1), part(['lines', 0, 'sku'], 'pot')];
    expect(withParts<unknown>(props, parts)).toEqual({
      gaps: [
        ['lines', 1],
        ['rows', 0],
      ],
    });
  });
});
