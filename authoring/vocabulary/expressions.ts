import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import type { ParameterTypeSource } from './sources';

/** Compiles phrases with the project's own parameter types, without running any code of theirs. */
export function compiler(types: readonly ParameterTypeSource[]): (expression: string) => CucumberExpression {
  const registry = new ParameterTypeRegistry();
  for (const { name, regexp } of types) {
    registry.defineParameterType(new ParameterType(name, new RegExp(regexp), null, (text) => text));
  }
  return (expression) => new CucumberExpression(expression, registry);
}

/** Texts that fit a parameter of which nothing better is known. */
const SAMPLES: Record<string, string> = {
  string: '"…"',
  int: '2',
  float: '2.5',
  word: 'word',
  value: '"…"',
  duration: '5 seconds',
};

/**
 * A sentence that fits an expression: the first of each alternative, the optional letters left out, and of each
 * parameter a sample or the first word that it accepts.
 */
export function sentenceOf(expression: string, types: readonly ParameterTypeSource[]): string {
  return expression
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => SAMPLES[name] ?? firstWord(types, name))
    .replaceAll(/\([^)]*\)/g, '')
    .replaceAll(/(\S+?)\/\S+/g, '$1');
}

/** The words a parameter accepts, when its regular expression is nothing but words; otherwise undefined. */
export function wordsOf({ regexp }: ParameterTypeSource): string[] | undefined {
  return /^[\w |]+$/.test(regexp) ? regexp.split('|') : undefined;
}

function firstWord(types: readonly ParameterTypeSource[], name: string): string {
  const type = types.find((one) => one.name === name);
  return (type && wordsOf(type)?.[0]) ?? '"…"';
}
