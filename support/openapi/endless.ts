import { isObject, type JsonObject } from '../matching/json';
import type { OpenApiDocument } from './document';

const START = '#/components/schemas/';

/**
 * Schemas that need a value of themselves before there can be one: required fields that lead back in a circle. Each
 * circle is told once.
 */
export function endlessSchemas({ root }: OpenApiDocument): string[] {
  const components = isObject(root.components) ? root.components : {};
  const schemas = isObject(components.schemas) ? components.schemas : {};
  const done = new Set<string>();
  const faults: string[] = [];
  for (const name of Object.keys(schemas)) {
    const circle = circleFrom(name, schemas, done);
    if (circle) faults.push(`No value can fit ${circle.join(' → ')}: each needs the next one.`);
  }
  return faults;
}

/** Depth first with an own stack: documents may chain thousands of schemas. */
function circleFrom(start: string, schemas: JsonObject, done: Set<string>): string[] | undefined {
  const trail: { name: string; needs: string[] }[] = [];
  const places = new Map<string, number>();
  const enter = (name: string): void => {
    places.set(name, trail.length);
    trail.push({ name, needs: Object.hasOwn(schemas, name) ? needsOf(schemas[name]) : [] });
  };
  if (!done.has(start)) enter(start);
  for (let top = trail.at(-1); top; top = trail.at(-1)) {
    const next = top.needs.pop();
    if (next === undefined) {
      done.add(top.name);
      trail.pop();
      places.delete(top.name);
      continue;
    }
    const back = places.get(next);
    if (back !== undefined) {
      for (const { name } of trail) done.add(name);
      return [...trail.slice(back).map(({ name }) => name), next];
    }
    if (!done.has(next)) enter(next);
  }
  return undefined;
}

/** Names of the schemas that every value of this one holds a value of. */
function needsOf(schema: unknown, depth = 0): string[] {
  if (!isObject(schema) || depth > 50 || schema.nullable === true) return [];
  if (typeof schema.$ref === 'string') {
    return schema.$ref.startsWith(START) ? [decodeURIComponent(schema.$ref.slice(START.length))] : [];
  }
  const { properties, required, items, minItems, allOf, type } = schema;
  if (Array.isArray(type) && type.includes('null')) return [];
  const fields =
    isObject(properties) && Array.isArray(required) ? required.map((name) => properties[String(name)]) : [];
  const wanted = typeof minItems === 'number' && minItems > 0 ? [items] : [];
  const ways = ['oneOf', 'anyOf'].flatMap((key) => onlyWay(schema[key]));
  const all = Array.isArray(allOf) ? allOf : [];
  return [...fields, ...wanted, ...ways, ...all].flatMap((part) => needsOf(part, depth + 1));
}

/** Where there is a choice, another way may lead out. */
function onlyWay(ways: unknown): unknown[] {
  return Array.isArray(ways) && ways.length === 1 ? ways : [];
}
