import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { describe, expect, it } from 'vitest';
import { readQuickly } from '../../../runs/quick/expressions';

const GOOD: readonly [expression: string, sentence: string][] = [
  ['nothing happens', 'nothing happens'],
  ['', ''],
  ['I have {int} cucumber(s) in my belly/tummy', 'I have 42 cucumbers in my tummy'],
  ['I send {word} {string} to {colour}', "I send a 'b c' to dark red"],
  ['it costs \\{int} or {float} (and more) a.b?', 'it costs {int} or 1.5 and more a.b?'],
  ['{}{biginteger}', 'x7'],
];
const BAD = ['an {unknown} thing', 'an ({int}) thing', 'a//b', 'a (', 'three () things'];

const types = new ParameterTypeRegistry();
for (const regexp of [[/red/, /dark (?:red|blue)/]])
  types.defineParameterType(new ParameterType('colour', regexp, null, (text) => `${text}!`, false, true));

function meaning(expression: string, sentence = ''): unknown {
  try {
    const read = new CucumberExpression(expression, types);
    const captured = read.match(sentence)?.map((one) => one.getValue(undefined));
    const { source, regexp, ast } = read as CucumberExpression & { ast: { nodes?: unknown[]; type: string } };
    return [source, String(regexp), captured, ast.type, JSON.stringify(ast.nodes)];
  } catch (error) {
    return String(error);
  }
}

describe('expressions that are remembered', () => {
  const plain = [...GOOD, ...BAD.map((one) => [one] as const)].map(([one, text]) => meaning(one, text));
  const memory = new Map<string, readonly unknown[]>();
  readQuickly((text, parts) => {
    if (parts) memory.set(text, parts);
    return memory.get(text) as never;
  });
  const again = () => [...GOOD, ...BAD.map((one) => [one] as const)].map(([one, text]) => meaning(one, text));

  it('mean the same', () => {
    expect(again()).toEqual(plain);
    expect([...memory.keys()]).toEqual(GOOD.map(([one]) => one));
    expect(memory.get('I have {int} cucumber(s) in my belly/tummy')).toContainEqual(['int']);
    expect(again()).toEqual(plain);
  });

  it('are taken from memory', () => {
    memory.set('nothing happens', ['something else']);
    expect(String(new CucumberExpression('nothing happens', types).regexp)).toBe('/^something else$/');
  });

  it('have the parameter types that there are now', () => {
    const others = new ParameterTypeRegistry();
    expect(() => new CucumberExpression('I send {word} {string} to {colour}', others)).toThrow(
      /Undefined parameter type 'colour'/,
    );
    others.defineParameterType(new ParameterType('colour', /[a-z]+/, null, (text) => text, false, true));
    const { regexp } = new CucumberExpression('I send {word} {string} to {colour}', others);
    expect(String(regexp)).toContain('([a-z]+)');
  });
});
