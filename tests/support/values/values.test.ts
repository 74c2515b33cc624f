import { describe, expect, it } from 'vitest';
import { Values } from '../../../support/values/values';
import { told } from '../../tools/told';

function values(): Values {
  return new Values(
    {
      city: 'Porto',
      'order id': 17,
      quote: 'say "hi"\n',
      order: { id: 'ORD-1', lines: [{ sku: 'A1' }] },
      loop: '{{city}}',
      nothing: null,
    },
    { STAGE: 'test' },
    { now: 0 },
  );
}

describe('filling in a text', () => {
  it.each([
    ['Hello {{city}}!', 'Hello Porto!'],
    ['/orders/{{ order id }}', '/orders/17'],
    ['{{order.id}} {{order.lines[0].sku}}', 'ORD-1 A1'],
    ['{{order}}', '{"id":"ORD-1","lines":[{"sku":"A1"}]}'],
    ['{{env.STAGE}}', 'test'],
    ['{{loop}}', '{{city}}'],
    ['{{nothing}}', 'null'],
    ['{city} {{}} {{ }}', '{city} {{}} {{ }}'],
  ])('%s becomes %s', (text, expected) => {
    expect(values().fill(text)).toBe(expected);
  });

  it('keeps the type when the text is exactly one name', () => {
    expect(values().fillValue('{{order id}}')).toBe(17);
    expect(values().fillValue('{{nothing}}')).toBe(null);
    expect(values().fillValue('no {{order id}}')).toBe('no 17');
    expect(values().fillValue('{{city}}{{city}}')).toBe('PortoPorto');
  });

  it('fills the cells of a table', () => {
    expect(
      values().fillTable([
        ['city', '{{city}}'],
        ['id', '{{order id}}'],
      ]),
    ).toEqual([
      ['city', 'Porto'],
      ['id', '17'],
    ]);
  });

  it('prefers a saved name with a dot to a look inside', () => {
    const saved = values();
    saved.set('order.id', 'dotted');
    expect(saved.fill('{{order.id}}')).toBe('dotted');
  });
});

describe('filling in a doc string', () => {
  it.each([
    ['a whole string gets the type', '{"id": "{{order id}}", "c": "{{city}}"}', '{"id": 17, "c": "Porto"}'],
    [
      'a bare name becomes JSON',
      '[{{order id}}, {{city}}, {{order}}]',
      '[17, "Porto", {"id":"ORD-1","lines":[{"sku":"A1"}]}]',
    ],
    ['text inside a string is escaped', '{"t": "I {{quote}}"}', '{"t": "I say \\"hi\\"\\n"}'],
    ['a key stays text', '{"{{order id}}": 1}', '{"17": 1}'],
    ['an escaped quote ends no string', '{"t": "\\"{{order id}}\\""}', '{"t": "\\"17\\""}'],
    ['compact JSON is not taken for a name', '{"a":{"b":{{order id}}}}', '{"a":{"b":17}}'],
    ['YAML is plain text', 'id: {{order id}}\ncity: "{{city}}"', 'id: 17\ncity: "Porto"'],
    ['SQL is plain text', "insert into t values ('{{city}}')", "insert into t values ('Porto')"],
    ['a bracket does not make JSON', '[see] {{city}} "{{city}}"', '[see] Porto "Porto"'],
    ['one name alone is plain text', '{{city}}', 'Porto'],
  ])('%s', (_, text, expected) => {
    expect(values().fillDocString(text)).toBe(expected);
  });
});

describe('a name without a value', () => {
  it('is told with the nearest and all known names', () => {
    expect(
      told(() => values().fill('{{ordr id}}')),
    ).toBe(`UnknownValueError: There is no saved value "ordr id".
  Saved values: "city", "order id", "quote", "order", "loop", "nothing".
  → Did you mean "order id"? Save it in an earlier step, such as: Given the variable "ordr id" is "…".`);
  });

  it('is told when nothing is saved at all', () => {
    expect(
      told(() => new Values({}, {}, { now: 0 }).get('id')),
    ).toBe(`UnknownValueError: There is no saved value "id".
  This scenario has no saved values.
  → Save it in an earlier step, such as: Given the variable "id" is "…".`);
  });

  it('is told inside a saved value', () => {
    expect(told(() => values().fill('{{order.lnes}}'))).toBe(
      `MissingFieldError: The saved value "order" has no field "lnes"; "lines" is the closest.
  The saved value "order" has the fields: id, lines`,
    );
  });

  it('is told for the environment', () => {
    expect(
      told(() => values().fill('{{env.NOPE}}')),
    ).toBe(`UnknownVariableError: The environment variable NOPE is not set.
  at {{env.NOPE}}
  → Set it in .env, in .env.<environment>, or in the shell that starts the run.`);
  });

  it.each(['constructor', 'env.toString', 'order.constructor'])('%s is no value', (name) => {
    expect(() => values().get(name)).toThrow();
  });
});
