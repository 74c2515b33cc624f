import { describe, expect, it } from 'vitest';
import { brokenReference } from '../../../support/openapi/broken-reference';

const root = { components: { schemas: { Order: {}, Line: {} } } };
const text = 'openapi: 3.1.0\na:\n  $ref: "#/components/schemas/Ordre"\n';

describe('a reference that leads nowhere', () => {
  const told = (reference: string) =>
    brokenReference({ source: 'shop.yaml', root, text }, reference).message.split('\n').slice(1, 3);

  it('is told with its line and the neighbour that is close', () => {
    expect(told('#/components/schemas/Ordre')).toEqual([
      '  at shop.yaml:3',
      '  Nothing stands at #/components/schemas/Ordre. Did you mean "#/components/schemas/Order"?',
    ]);
  });

  it('is told without what is not known', () => {
    expect(told('#/components/schemas/Customer')).toEqual([
      '  at shop.yaml',
      '  Nothing stands at #/components/schemas/Customer.',
    ]);
    expect(told('other.yaml')).toEqual(['  at shop.yaml', '  Nothing stands at other.yaml.']);
  });
});
