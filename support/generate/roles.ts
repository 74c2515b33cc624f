import { isObject } from '../matching/json';
import type { Subject } from './describe';
import type { Source } from './source';

/** Extensions that name roles, any of which will do, and such that name what has to be there all together. */
const ANY = ['x-roles', 'x-required-roles', 'x-allowed-roles'];
const ALL = ['x-scopes', 'x-required-scopes', 'x-permissions', 'x-required-permissions'];

/**
 * What somebody has to have to be let in: the scopes or roles of any one of these. Empty when it is enough to be signed in.
 */
export function rightsFor({ operation }: Subject): string[][] {
  const { node } = operation.part;
  const any = ANY.map((name) => texts(node[name])).find((roles) => roles.length > 0);
  if (any) return any.map((role) => [role]);
  const all = ALL.map((name) => texts(node[name])).find((scopes) => scopes.length > 0);
  if (all) return [all];
  const said = node.security ?? operation.document.root.security;
  const ways = (Array.isArray(said) ? said.filter(isObject) : []).map((way) =>
    Object.values(way).flatMap((scopes) => texts(scopes)),
  );
  return ways.some((scopes) => scopes.length === 0) ? [] : ways;
}

/** Actors of the hints who have not what the operation asks for. */
export function actorsWithout(source: Source, subject: Subject): string[] {
  const rights = rightsFor(subject);
  if (!subject.secured || rights.length === 0) return [];
  return Object.entries(source.hints.actors ?? {}).flatMap(([actor, has]) =>
    isLetIn(rights, has) ? [] : [actor],
  );
}

/** Who calls an operation, when the usual actor may not: whom the hints name for it, else the first who may. */
export function actorFor(source: Source, subject: Subject): string | undefined {
  const { actor, actors = {}, operations } = source.hints;
  const named = operations?.[subject.name]?.actor;
  if (named !== undefined) return named === actor ? undefined : named;
  const without = actorsWithout(source, subject);
  if (actor === undefined || !without.includes(actor)) return undefined;
  return Object.keys(actors).find((one) => !without.includes(one));
}

function isLetIn(rights: readonly string[][], has: readonly string[]): boolean {
  return rights.some((way) => way.every((right) => has.includes(right)));
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}
