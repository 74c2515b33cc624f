import { parsePath } from '../matching/path';
import type { Encoded, MountRequest, Part } from './contract';
import type { Draft } from './draft';
import { withParts } from './props-tree';
import type { Change } from './values';

/** What the page is asked to mount: a callback whose name leads into a prop is passed there. */
export function requestOf(
  mounted: Pick<MountRequest, 'kind' | 'name'>,
  { props, parts }: Change,
  { wrappers, settings, watched, behaviours }: Draft,
): MountRequest {
  const inside = [...watched].filter((callback) => keysOf(callback).length > 1);
  const given = callbacksOf({ props, parts });
  return {
    ...mounted,
    props,
    parts: [...parts, ...inside.filter((callback) => !given.includes(callback)).map(unasked)],
    wrappers: [...wrappers],
    settings: { ...settings },
    callbacks: [...watched].filter((callback) => !inside.includes(callback)),
    behaviours,
  };
}

function callbacksIn(value: Encoded): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(callbacksIn);
  if (typeof value.$callback === 'string') return [value.$callback];
  return Object.values(value).flatMap(callbacksIn);
}

/** Names of the callbacks that a step passes. */
export function callbacksOf({ props, parts }: Change): string[] {
  return [props, ...parts.map(({ value }) => value)].flatMap(callbacksIn);
}

/** Takes a change into what is known of the props; what a story brought is known to the page alone. */
export function merge(request: Pick<MountRequest, 'props' | 'parts'>, { props, parts }: Change): void {
  request.props = { ...request.props, ...props };
  request.parts = request.parts.filter(({ path }) => !Object.hasOwn(props, path[0] as string));
  for (const part of parts) {
    const isKnown = Object.hasOwn(request.props, part.path[0] as string);
    const set = isKnown ? withParts(request.props, [part]) : { gaps: [] };
    if ('props' in set) request.props = set.props;
    else request.parts = [...request.parts.filter(({ path }) => !covers(part, path)), part];
  }
}

/** Whether setting the one leaves nothing of what was set at the path. */
function covers({ path }: Part, other: Part['path']): boolean {
  return path.every((key, depth) => other[depth] === key);
}

function unasked(callback: string): Part {
  return { path: keysOf(callback), value: { $callback: callback }, unasked: true };
}

function keysOf(callback: string): ReturnType<typeof parsePath> {
  try {
    return parsePath(callback);
  } catch {
    return [callback];
  }
}
