import type { ErrorObject } from 'ajv';
import { redactValue } from '../evidence/redact';
import { isObject } from '../matching/json';
import { parsePath } from '../matching/path';
import { preview } from '../matching/preview';

/** One way in which a response is not as promised. */
export interface Violation {
  /** `status`, `header content-type`, `body`, `body.lines[0].sku`. */
  path: string;
  /** In words. */
  expected: string;
  /** In words. */
  actual: string;
}

const MOST = 20;

/** One line for each violation. */
export function describe(violations: readonly Violation[]): string {
  const lines = violations
    .slice(0, MOST)
    .map(({ path, expected, actual }) => `${path}: expected ${expected}, actual ${hide(path, actual)}`);
  const left = violations.length - lines.length;
  return [...lines, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
}

function hide(path: string, actual: string): string {
  const name = path.startsWith('body') ? parsePath(path).findLast((key) => typeof key === 'string') : path;
  return redactValue(String(name), actual);
}

/** Puts what Ajv found (with `verbose: true`) into words. */
export function violationsOf(errors: readonly ErrorObject[]): Violation[] {
  const told = errors.filter((error) => !isNoise(error, errors)).map(toViolation);
  const seen = new Set<string>();
  return told.filter((violation) => {
    const key = JSON.stringify(violation);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * An optional value is `null` or something: what is wrong is the something, so neither "is not null" nor the summary
 * of the choice tells anything. `if` only repeats what made it fail.
 */
function isNoise(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (error.keyword === 'if') return true;
  if (isNotNull(error)) return all.some((other) => other !== error && isBeside(other, error));
  if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') return false;
  const branches = error.schema as unknown[];
  const real = branches.filter((branch) => !(isObject(branch) && branch.type === 'null'));
  return (
    real.length === 1 && all.some((other) => other !== error && !isNotNull(other) && isBelow(other, error))
  );
}

function isNotNull({ keyword, params }: ErrorObject): boolean {
  return keyword === 'type' && params.type === 'null';
}

function isBeside(one: ErrorObject, other: ErrorObject): boolean {
  return one.instancePath === other.instancePath && ['anyOf', 'oneOf'].includes(one.keyword);
}

function isBelow(one: ErrorObject, other: ErrorObject): boolean {
  return one.instancePath === other.instancePath || one.instancePath.startsWith(`${other.instancePath}/`);
}

function toViolation(error: ErrorObject): Violation {
  return { path: `body${toPath(error)}`, expected: expectation(error), actual: preview(error.data) };
}

function toPath({ instancePath }: ErrorObject): string {
  const keys = instancePath.split('/').slice(1);
  const inData = keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return inData.map((key) => (/^\d+$/.test(key) ? `[${key}]` : plainKey(key))).join('');
}

function plainKey(key: string): string {
  return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

const TYPES: Record<string, string> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  null: 'null',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

function expectation({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return [params.type]
        .flat()
        .map((type) => TYPES[type as string] ?? type)
        .join(' or ');
    case 'required':
      return `the field "${params.missingProperty}"`;
    case 'additionalProperties':
      return `no field "${params.additionalProperty}"`;
    case 'unevaluatedProperties':
      return `no field "${params.unevaluatedProperty}"`;
    case 'enum':
      return `one of ${params.allowedValues.map((value: unknown) => preview(value)).join(', ')}`;
    case 'const':
      return preview(params.allowedValue);
    case 'format':
      return `text in the format "${params.format}"`;
    case 'pattern':
      return `text that matches ${params.pattern}`;
    case 'anyOf':
      return 'one of the described forms';
    case 'oneOf':
      return params.passingSchemas ? 'exactly one of the described forms' : 'one of the described forms';
    default:
      return (message ?? keyword).replace(/^must (be )?/, '');
  }
}
