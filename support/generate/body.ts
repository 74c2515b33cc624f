import { isObject, type JsonObject, type Key } from '../matching/json';
import { requestValidator } from '../openapi/request-validator';
import { merged, sampleOf } from '../openapi/sample';
import { believe } from './believe';
import type { Subject } from './describe';
import { identityOf, isUnique, unlikeOthers } from './identity';
import { type Producer, producerOfField } from './producers';
import { type Examples, filled } from './rows';
import { leafAt, mediaExample } from './said';
import type { Source } from './source';

/** `full`: all that is described; `least`: only what is required; `other`: with other values than `full`. */
export type How = 'full' | 'least' | 'other';

/** Who sees to it that what a body refers to is there. */
export interface Maker {
  readonly sources: readonly Source[];
  readonly examples: Examples;
  ensure(producer: Producer): Promise<string | undefined>;
}

export interface WantedBody {
  source: Source;
  subject: Subject;
  /** What makes it unlike any other: the name of a saved number. */
  mark: string;
  how: How;
}

const DEEPEST = 4;
/** Levels of fields that may be left out, of which as many are filled in as anybody reads the rows of. */
const LEVELS = [3, 2, 1];
const MOST_ROWS = 40;

/**
 * A body that the document lets through.
 *
 * @returns undefined when none can be made up.
 */
export async function bodyOf(maker: Maker, wanted: WantedBody): Promise<unknown> {
  const { source, subject, how } = wanted;
  const { document } = source;
  const described = subject.body?.schema;
  if (!described) return undefined;
  const { schema, pointer } = described;
  const fits = await requestValidator(document, pointer);
  const known = await knownFields(maker, wanted);
  const more = subject.kind === 'update' ? 1 : 0;
  const options = { document, noun: subject.noun, known, more, least: how === 'least' };
  // The last one can be large, and is seldom needed.
  const ways = [
    ...LEVELS.map((levels) => async () => {
      const value = await believe(schema, { ...options, levels, seed: `${subject.name} ${how}` });
      return levels > 1 && rowsIn(value) > MOST_ROWS ? undefined : value;
    }),
    async () => await believe(schema, { ...options, least: true, seed: subject.name }),
    async () => sampleOf(document, schema),
  ];
  for (const make of ways) {
    const value = await make();
    // What cannot be checked is taken as it is.
    if (value !== undefined && fits(filled(value, maker.examples)) !== false) return value;
  }
  return undefined;
}

function rowsIn(value: unknown): number {
  const inner = isObject(value) || Array.isArray(value) ? Object.values(value) : [];
  return inner.length === 0 ? 1 : inner.reduce((sum: number, field) => sum + rowsIn(field), 0);
}

/** What is not made up: what hints say, what refers to something else, and what has to be unlike all others. */
async function knownFields(
  maker: Maker,
  { source, subject, mark }: WantedBody,
): Promise<(keys: readonly Key[], schema: JsonObject) => unknown> {
  const hinted = source.hints.operations?.[subject.name]?.with ?? {};
  const saved = new Map<string, string>();
  for (const name of namesIn(subject)) {
    const producer = producerOfField(maker.sources, source, subject, name);
    const value = producer && (await maker.ensure(producer));
    if (value !== undefined) saved.set(name, value);
  }
  const own = identityOf(source, subject);
  const told = mediaExample(subject);
  return (keys, schema) => {
    const name = keys.findLast((key): key is string => typeof key === 'string');
    if (name === undefined) return undefined;
    if (Object.hasOwn(hinted, name)) return hinted[name];
    if (saved.has(name) && typeof keys.at(-1) === 'string') return saved.get(name);
    const alone = keys.length === 1 && (own === name || (subject.kind === 'create' && isUnique(name)));
    return (alone ? unlikeOthers(schema, mark) : undefined) ?? leafAt(told, keys);
  };
}

/** All names of fields that a body may have, a few levels down. */
function namesIn(subject: Subject): Set<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (schema: unknown, depth: number): void => {
    if (!isObject(schema) || depth > DEEPEST) return;
    const node = merged(subject.operation.document, schema);
    // A schema that is met again has no names that are new.
    const key = node.properties ?? node.items;
    if (key === undefined || seen.has(key)) return;
    seen.add(key);
    for (const [name, field] of Object.entries(isObject(node.properties) ? node.properties : {})) {
      names.add(name);
      visit(field, depth + 1);
    }
    visit(node.items, depth + 1);
  };
  visit(subject.body?.schema?.schema, 0);
  return names;
}
