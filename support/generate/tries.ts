import { formatPath } from '../matching/path';
import { requestValidator } from '../openapi/request-validator';
import { believe } from './believe';
import type { Bound } from './bound';
import { boundsOf } from './boundaries';
import { identityOf } from './identity';
import { cellOf, changed, filled, isSaidBy, type Row } from './rows';
import type { Scene } from './scene';

/** A value of a field or parameter that is to be refused, or just accepted, with its row in the table of a call. */
export interface Try extends Bound {
  /** Undefined when it is left out. */
  row: Row | undefined;
}

const MOST = 40;

/** The values of a call's fields and parameters at the edge of what its document allows, each checked against it. */
export async function tries(scene: Scene): Promise<{ refused: Try[]; accepted: Try[] }> {
  const body = await bodyTries(scene);
  const parameters = await parameterTries(scene);
  return {
    refused: [...parameters.refused, ...body.refused].slice(0, MOST),
    accepted: [...parameters.accepted, ...body.accepted].slice(0, MOST),
  };
}

async function bodyTries(scene: Scene): Promise<{ refused: Try[]; accepted: Try[] }> {
  const { subject, call, arrangement, source } = scene;
  const described = subject.body?.schema;
  if (!described || call.body === undefined) return { refused: [], accepted: [] };
  const { examples } = arrangement;
  const fits = await requestValidator(source.document, described.pointer);
  const bounds = boundsOf(source.document, described.schema, call.body);
  const identity = identityOf(source, subject);
  const judged = (bound: Bound, wanted: boolean): Try[] => {
    const value = changed(call.body, bound.keys, bound.value);
    if (bound.keys.length === 0 || fits(filled(value, examples)) !== wanted) return [];
    const name = formatPath(bound.keys);
    if (bound.value === undefined) return [{ ...bound, row: undefined }];
    const row: Row = [name, cellOf(bound.value)];
    return isSaid(scene, row, bound) ? [{ ...bound, row }] : [];
  };
  return {
    refused: firstOf(bounds.refused, (bound) => judged(bound, false)),
    accepted: firstOf(bounds.accepted, (bound) => (bound.keys[0] === identity ? [] : judged(bound, true))),
  };
}

/** As many as anybody reads; the judging of the rest is spared. */
function firstOf(bounds: readonly Bound[], judge: (bound: Bound) => Try[]): Try[] {
  const found: Try[] = [];
  for (const bound of bounds) {
    if (found.length >= MOST) break;
    found.push(...judge(bound));
  }
  return found;
}

/** Whether the row, below those of the call that works, makes it send the value of the bound, and nothing else differs. */
function isSaid({ subject, call, rows }: Scene, row: Row, { keys, value }: Bound): boolean {
  const [name, cell] = row;
  if (rows.some(([one]) => one === 'body') || call.parameters[name] !== undefined) return false;
  return cell === cell.trim() && !/[<>]/.test(cell) && isSaidBy(subject, row, keys, value);
}

async function parameterTries({ subject, source }: Scene): Promise<{ refused: Try[]; accepted: Try[] }> {
  const refused: Try[] = [];
  const accepted: Try[] = [];
  for (const { name, in: place, schema, node } of subject.operation.parameters) {
    if (place === 'path' || place === 'cookie') continue;
    const options = {
      document: source.document,
      seed: `${subject.name} ${name}`,
      noun: name,
      known: () => undefined,
    };
    const value = await believe(schema, options, [name]);
    const bounds = boundsOf(source.document, schema, value, [name]);
    const toTry = (bound: Bound): Try[] => {
      const cell = cellOf(bound.value);
      const plain =
        bound.keys.length === 1 &&
        cell !== '' &&
        cell === cell.trim() &&
        !/[<>]/.test(cell) &&
        typeof bound.value !== 'object';
      return plain ? [{ ...bound, row: [name, cell] }] : [];
    };
    // A header or a query is text: there, everything is a text.
    const isText = place === 'header' || [schema].flat().length === 0;
    refused.push(...(isText ? [] : bounds.refused.flatMap(toTry)));
    accepted.push(...(place === 'query' ? bounds.accepted.flatMap(toTry) : []));
    if (node.required === true) {
      refused.push({
        keys: [name],
        value: undefined,
        words: `${name} is missing`,
        fault: 'shape',
        row: undefined,
      });
    }
  }
  return { refused, accepted };
}
