import { readDocument } from '../matching/document';
import { isObject, type JsonObject } from '../matching/json';
import { suggest } from '../matching/suggest';
import { HintsError } from './errors';

/** A case that the document cannot know of. */
export interface HintedCase {
  /** As a scenario's name: `A declined card is refused`. */
  name: string;
  with: Record<string, unknown>;
  status: number;
  /** Who calls it, when it is not the usual actor. */
  actor?: string;
}

/** What the document does not say about one operation. */
export interface OperationHints {
  /** Leaves the operation out. */
  skip?: boolean;
  /** Who calls it, when it is not the usual actor. */
  actor?: string;
  /** Values for its fields and parameters, in place of made-up ones. */
  with?: Record<string, unknown>;
  /** Actors who are answered with 403. */
  forbidden?: string[];
  cases?: HintedCase[];
}

/** What the document does not say about one API. */
export interface ApiHints {
  /** Who calls what asks for a sign-in. */
  actor?: string;
  /** Somebody else, for whom what the actor made does not exist. */
  stranger?: string;
  /** Scopes or roles by actor: who lacks what an operation asks for is answered with 403. */
  actors?: Record<string, string[]>;
  operations?: Record<string, OperationHints>;
}

/** By the name of the API. */
export type Hints = Record<string, ApiHints>;

const API = ['actor', 'stranger', 'actors', 'operations'];
const OPERATION = ['skip', 'actor', 'with', 'forbidden', 'cases'];
const CASE = ['name', 'with', 'status', 'actor'];

/**
 * Reads a file of hints, YAML or JSON.
 *
 * @throws HintsError with all that is wrong with it.
 */
export function readHints(text: string, file: string): Hints {
  let root: unknown;
  try {
    root = readDocument(text, 'the file');
  } catch (error) {
    throw new HintsError(file, [(error as Error).message], error);
  }
  const faults: string[] = [];
  if (root === null) return {};
  if (isObject(root)) for (const [api, hints] of Object.entries(root)) checkApi(api, hints, faults);
  else faults.push('It holds no object: the names of the APIs stand at its top.');
  if (faults.length > 0) throw new HintsError(file, faults);
  return root as Hints;
}

function checkApi(api: string, hints: unknown, faults: string[]): void {
  if (!expectKeys(api, hints, API, faults)) return;
  for (const key of ['actor', 'stranger']) {
    if (hints[key] !== undefined && typeof hints[key] !== 'string')
      faults.push(`${api}.${key}: is no name of an actor`);
  }
  checkActors(`${api}.actors`, hints.actors, faults);
  if (hints.operations !== undefined && !isObject(hints.operations))
    faults.push(`${api}.operations: is no object`);
  for (const [name, own] of Object.entries(isObject(hints.operations) ? hints.operations : {})) {
    checkOperation(`${api}.operations.${name}`, own, faults);
  }
}

function checkActors(where: string, actors: unknown, faults: string[]): void {
  if (actors === undefined) return;
  if (!isObject(actors)) {
    faults.push(`${where}: is no object of actors and their scopes or roles`);
    return;
  }
  for (const [actor, has] of Object.entries(actors))
    if (!isListOfTexts(has)) faults.push(`${where}.${actor}: is no list of scopes or roles`);
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function checkOperation(where: string, hints: unknown, faults: string[]): void {
  if (!expectKeys(where, hints, OPERATION, faults)) return;
  const { skip, forbidden, cases } = hints;
  if (skip !== undefined && typeof skip !== 'boolean')
    faults.push(`${where}.skip: is neither true nor false`);
  if (hints.with !== undefined && !isObject(hints.with))
    faults.push(`${where}.with: is no object of names and values`);
  if (hints.actor !== undefined && typeof hints.actor !== 'string')
    faults.push(`${where}.actor: is no name of an actor`);
  if (forbidden !== undefined && !isListOfTexts(forbidden))
    faults.push(`${where}.forbidden: is no list of actors`);
  if (cases === undefined) return;
  if (!Array.isArray(cases)) faults.push(`${where}.cases: is no list`);
  else for (const [index, one] of cases.entries()) checkCase(`${where}.cases[${index}]`, one, faults);
}

function checkCase(where: string, one: unknown, faults: string[]): void {
  if (!expectKeys(where, one, CASE, faults)) return;
  if (typeof one.name !== 'string' || one.name.trim() === '') faults.push(`${where}.name: is missing`);
  if (!Number.isInteger(one.status)) faults.push(`${where}.status: is no status, such as 402`);
  if (one.with !== undefined && !isObject(one.with))
    faults.push(`${where}.with: is no object of names and values`);
}

function expectKeys(
  where: string,
  value: unknown,
  known: readonly string[],
  faults: string[],
): value is JsonObject {
  if (!isObject(value)) {
    faults.push(`${where}: is no object`);
    return false;
  }
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const near = suggest(key, known);
    faults.push(
      `${where}.${key}: there is no such hint${near === undefined ? '' : `; did you mean "${near}"?`}`,
    );
  }
  return true;
}

/** Operations that hints speak of and no document has. @throws HintsError */
export function expectKnown(hints: Hints, names: ReadonlyMap<string, readonly string[]>, file: string): void {
  const faults = Object.entries(hints).flatMap(([api, { operations }]) => {
    const known = names.get(api);
    if (!known)
      return [
        `${api}: there is no API of that name with a document; there are: ${[...names.keys()].join(', ')}`,
      ];
    return Object.keys(operations ?? {}).flatMap((name) => {
      if (known.includes(name)) return [];
      const near = suggest(name, known);
      return [
        `${api}.operations.${name}: its document has no such operation${near === undefined ? '' : `; did you mean "${near}"?`}`,
      ];
    });
  });
  if (faults.length > 0) throw new HintsError(file, faults);
}
