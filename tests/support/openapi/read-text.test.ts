import { describe, expect, it } from 'vitest';
import { readText } from '../../../support/openapi/read-text';
import { toldBy } from '../../tools/told';

const large = (line: string, length: number): string => line.repeat(Math.ceil(length / line.length));

describe('the text of a document', () => {
  it('is JSON, or YAML 1.2, in which a yes and a day are texts', async () => {
    expect(await readText('\n{"a": 1}', 'x')).toEqual({ a: 1 });
    const yaml = '# a comment\na: yes\nb: 2026-01-01\n200: { c: ~, d: 0o14 }\n__proto__: {}\n';
    const read = await readText(yaml, 'x');
    expect(JSON.stringify(read)).toBe('{"200":{"c":null,"d":12},"a":"yes","b":"2026-01-01","__proto__":{}}');
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  });

  it('may be long: what Git hosts and payment providers describe has ten megabytes', async () => {
    let index = 0;
    const yaml = large('x', 10_000).replaceAll('x', () => {
      index += 1;
      return `field${index}: { type: string, description: "A thing of ${large('long ', 900)}words" }\n`;
    });
    expect(yaml.length).toBeGreaterThan(9_000_000);
    expect(Object.keys((await readText(yaml, 'x')) as object)).toHaveLength(10_000);
  });

  it.each([
    ['{"a": ', 'Unexpected end of JSON input'],
    ['a: [1, 2\nb: 3\n', 'It cannot be read as JSON or YAML: '],
    [
      'a: 1\na: 2\n',
      'It cannot be read as JSON or YAML: this field is already there.\n    at line 2, column 1',
    ],
    ['\n<!DOCTYPE html><html>', 'It is a page (HTML or XML), no OpenAPI document.'],
    ['a: &a\n  b: *a\n', 'An anchor (&) holds its own alias (*): it would have no end.'],
    [`a: &a 1\n${large('# more\n', 2_000_000)}b: *a\n`, 'It cannot be read as YAML: '],
    [`${large('# more\n', 2_000_000)}a: [1\nb: 3\n`, ' at line 285717, column 1.'],
    [`{"a": "${large('x', 20_000_000)}"}`, 'It has 20.0 MB; at most 20.0 MB are read.'],
  ])('that cannot be read is told why: %#', async (text, reason) => {
    expect(await toldBy(readText(text, 'api.yaml'))).toContain(reason);
  });

  it('shares what an anchor names', async () => {
    expect(await readText('a: &a { b: 1 }\nc: *a\n', 'x')).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });
});
