import type { Encoded, MountRequest, Unknown } from '../contract';
import type { Setup } from './setup';

type Named = Pick<MountRequest, 'props' | 'parts'> &
  Partial<Pick<MountRequest, 'wrappers' | 'settings' | 'behaviours'>>;

/** The names of a request that the setup file does not have, each once. */
export function unknownIn(request: Named, setup: Setup): Unknown[] {
  const { props, parts, wrappers = [], settings = {}, behaviours = [] } = request;
  const returned = behaviours.flatMap(({ returns }) => (returns === undefined ? [] : [returns]));
  const set = parts.map(({ value }) => value);
  const values: Encoded[] = [props, set, settings, returned, ...wrappers.map(({ options }) => options)];
  const functions = values.flatMap(functionsIn);
  return [
    ...missing(
      'wrapper',
      wrappers.map(({ name }) => name),
      setup.wrappers ?? {},
    ),
    ...missing('function', functions, setup.functions ?? {}),
    ...(setup.settings ? missing('setting', Object.keys(settings), setup.settings) : []),
  ];
}

function missing(what: Unknown['what'], names: string[], known: Record<string, unknown>): Unknown[] {
  return [...new Set(names)]
    .filter((name) => !Object.hasOwn(known, name))
    .map((name) => ({ what, name, known: Object.keys(known) }));
}

function functionsIn(value: Encoded): string[] {
  if (Array.isArray(value)) return value.flatMap(functionsIn);
  if (typeof value !== 'object' || value === null) return [];
  return '$function' in value ? [String(value.$function)] : Object.values(value).flatMap(functionsIn);
}
