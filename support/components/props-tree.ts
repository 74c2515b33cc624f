import type { Key } from '../matching/json';
import type { Encoded, Part } from './contract';

// Node reads tables with it, the page sets parts of props: nothing here may need either.

export type Props = Record<string, Encoded>;

/** What the rows of a table say about a value: the value itself, or rows about its fields or items. */
export interface Branch<Value = Encoded> {
  value?: Value;
  below: Map<Key, Branch<Value>>;
}

export function newBranch<Value = Encoded>(): Branch<Value> {
  return { below: new Map() };
}

/** Puts a value where the keys lead. Gives what keeps it from standing there, as half a sentence. */
export function put<Value>(root: Branch<Value>, keys: readonly Key[], value: Value): string | undefined {
  let branch = root;
  for (const key of keys) {
    if ('value' in branch) return 'another row gives a value that this one is a part of';
    const [known] = branch.below.keys();
    if (known !== undefined && typeof known !== typeof key) {
      return 'one row takes this for a list, another for an object';
    }
    const next = branch.below.get(key) ?? newBranch<Value>();
    branch.below.set(key, next);
    branch = next;
  }
  if ('value' in branch) return 'another row gives the same prop';
  if (branch.below.size > 0) return 'other rows give parts of this value';
  branch.value = value;
  return undefined;
}

/** The values of a tree with the ways to them. */
export function* partsOf<Value>(
  { below, ...own }: Branch<Value>,
  path: Key[] = [],
): Generator<[Key[], Value]> {
  if ('value' in own) yield [path, own.value as Value];
  for (const [key, branch] of below) yield* partsOf(branch, [...path, key]);
}

/** The props with parts set in copies of them; `gaps`: what lists lack before the items that are to be set. */
export function withParts<Value>(
  props: Record<string, Value>,
  parts: readonly { path: Part['path']; value: Value }[],
): { props: Record<string, Value> } | { gaps: Key[][] } {
  const root = newBranch<Value>();
  for (const { path, value } of parts) put(root, path, value);
  const gaps: Key[][] = [];
  const whole = overlay(root, props, (keys) => gaps.push(keys)) as Record<string, Value>;
  return gaps.length > 0 ? { gaps } : { props: whole };
}

/**
 * What a branch makes of the value that was there.
 *
 * @param fail called with the path of a list that would have gaps.
 */
export function overlay(branch: Branch<unknown>, base: unknown, fail: (keys: Key[]) => void): unknown {
  if ('value' in branch) return branch.value;
  const [first] = branch.below.keys();
  return typeof first === 'number'
    ? overlayList(branch.below, base, fail)
    : overlayFields(branch.below, base, fail);
}

function overlayFields(
  below: Branch<unknown>['below'],
  base: unknown,
  fail: (keys: Key[]) => void,
): Record<string, unknown> {
  const fields = isFields(base) ? copyOf(base) : {};
  for (const [key, branch] of below) {
    const former = Object.hasOwn(fields, key) ? fields[key] : undefined;
    // A plain assignment would set the prototype where a prop is called so.
    const field = overlay(branch, former, (keys) => fail([key, ...keys]));
    Object.defineProperty(fields, key, {
      value: field,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return fields;
}

function overlayList(below: Branch<unknown>['below'], base: unknown, fail: (keys: Key[]) => void): unknown[] {
  const items: unknown[] = Array.isArray(base) ? [...base] : [];
  const places = [...below.keys()].map(Number).sort((a, b) => a - b);
  for (const index of places) {
    if (index > items.length) {
      fail([items.length]);
      return items;
    }
    const branch = below.get(index) as Branch<unknown>;
    items[index] = overlay(branch, items[index], (keys) => fail([index, ...keys]));
  }
  return items;
}

const SPECIAL = ['$date', '$undefined', '$callback', '$function'];

/** Whether it is an object of fields: no Date or Map, and not one that stands for something JSON cannot say. */
function isFields(value: unknown): value is Record<string, unknown> {
  if (Object.prototype.toString.call(value) !== '[object Object]') return false;
  const keys = Object.keys(value as object);
  return !(keys.length === 1 && SPECIAL.includes(keys[0] as string));
}

/** Of the same class, as a story may bring more than plain data. */
function copyOf(value: Record<string, unknown>): Record<string, unknown> {
  return Object.assign(Object.create(Object.getPrototypeOf(value)), value);
}
