import { formatPath } from '../matching/path';
import { requestValidator } from '../openapi/request-validator';
import type { Bound } from './bound';
import { boundsOf } from './boundaries';
import { identityOf } from './identity';
import { parameterTries } from './parameter-tries';
import { cellOf, changed, filled, isSaidBy, type Row } from './rows';
import type { Scene } from './scene';
import type { Try } from './try';

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
