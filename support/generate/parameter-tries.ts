import { isObject, type JsonObject } from '../matching/json';
import type { OpenApiDocument } from '../openapi/document';
import type { Parameter } from '../openapi/operation';
import { merged, shapeOf } from '../openapi/sample';
import { believe } from './believe';
import type { Bound, Bounds } from './bound';
import { boundsOf } from './boundaries';
import { cellOf } from './rows';
import { exampleOf } from './said';
import type { Scene } from './scene';
import type { Try } from './try';

/** What these ask for depends on what is there. */
const CONDITIONAL = /^(?:if-|range$|idempotency-key$)/i;
const MOST_CHOICES = 20;

interface Tries {
  refused: Try[];
  accepted: Try[];
}

/** The values of parameters at the edge of what the document allows, and of optional ones at least one that it does. */
export async function parameterTries(scene: Scene): Promise<Tries> {
  const tries: Tries = { refused: [], accepted: [] };
  for (const parameter of scene.subject.operation.parameters) {
    const { name, in: place, node } = parameter;
    if (place === 'cookie') continue;
    const { refused, accepted } = await boundsIn(scene, parameter);
    tries.refused.push(...refused.flatMap((bound) => toTry(name, bound)));
    tries.accepted.push(...accepted.flatMap((bound) => toTry(name, bound)));
    if (node.required !== true || place === 'path') continue;
    const words = `${name} is missing`;
    tries.refused.push({ keys: [name], value: undefined, words, fault: 'shape', row: undefined });
  }
  return tries;
}

async function boundsIn({ subject, source, rows }: Scene, parameter: Parameter): Promise<Bounds> {
  const { document } = source;
  const { name, in: place, schema } = parameter;
  const node = isObject(schema) ? merged(document, schema) : {};
  const options = { document, seed: `${subject.name} ${name}`, noun: name, known: () => undefined };
  const value = await believe(schema, options, [name]);
  const bounds = boundsOf(document, schema, value, [name]);
  const sent = rows.find(([row]) => row === name)?.[1];
  const isList = shapeOf(node) === 'array';
  const items = isList && isObject(node.items) ? merged(document, node.items) : node;
  const choices = choiceBounds(items, { name, sent, isList });
  // A header is text: there, every value is one. What is no choice of a path was made, or was not.
  if (place === 'path') return { refused: [], accepted: sent?.includes('{{') ? [] : choices };
  const found = choices.length > 0 ? choices : place === 'query' ? bounds.accepted : [];
  const isUsual = found.length === 0 && sent === undefined && !CONDITIONAL.test(name);
  const accepted = isUsual ? usualBound(document, parameter, node, value) : found;
  return { refused: place === 'query' ? bounds.refused : [], accepted };
}

/** Every choice but the one that each call sends anyway. */
function choiceBounds(
  node: JsonObject,
  { name, sent, isList }: { name: string; sent: string | undefined; isList: boolean },
): Bound[] {
  const choices: unknown[] = Array.isArray(node.enum) ? node.enum.filter((choice) => choice !== null) : [];
  return choices
    .filter((choice) => cellOf(choice) !== sent)
    .slice(0, MOST_CHOICES)
    .map((choice) => ({
      keys: [name],
      value: isList ? JSON.stringify([choice]) : choice,
      words: `${name} is ${String(choice)}`,
    }));
}

/** A value of an optional parameter that the document says or leaves no doubt about. */
function usualBound(
  document: OpenApiDocument,
  { name, in: place, node }: Parameter,
  schema: JsonObject,
  value: unknown,
): Bound[] {
  const said = exampleOf(document, node);
  const isPlain =
    ['boolean', 'integer', 'number'].includes(String(shapeOf(schema))) ||
    /^(?:date|date-time|uuid)$/.test(String(schema.format));
  if (said === undefined && (place === 'header' || !isPlain)) return [];
  return [{ keys: [name], value: said ?? value, words: `${name} is ${cellOf(said ?? value)}` }];
}

/** What a cell of an outline can say. */
function toTry(name: string, bound: Bound): Try[] {
  const cell = cellOf(bound.value);
  const isPlain =
    bound.keys.length === 1 && typeof bound.value !== 'object' && cell !== '' && cell === cell.trim();
  return isPlain && !/[<>]/.test(cell) ? [{ ...bound, row: [name, cell] }] : [];
}
