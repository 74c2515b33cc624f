import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../support/matching/document-line';

const YAML = `status: 201
body:
  id: 7
  lines:
    - sku: tea
    -
      sku: coffee
`;

describe('the line of a value', () => {
  it('is where its name stands', () => {
    expect(lineOf(YAML, [])).toBe(1);
    expect(lineOf(YAML, ['body'])).toBe(2);
    expect(lineOf(YAML, ['body', 'id'])).toBe(3);
    expect(lineOf(YAML, ['body', 'lines', 1, 'sku'])).toBe(7);
    expect(lineOf('[\n  { "status": 201 },\n  {\n "body": 1 }\n]', [1, 'body'])).toBe(4);
  });

  it('is that of what holds it when it is not there', () => {
    expect(lineOf(YAML, ['body', 'lines', 0, 'quantity'])).toBe(5);
    expect(lineOf(YAML, ['headers', 'x'])).toBe(1);
    expect(lineOf('', ['x'])).toBeUndefined();
  });
});
