import type { Encoded, MountRequest, Part } from '../contract';
import { withParts } from '../props-tree';
import type { Callbacks } from './callbacks';

export type Props = Record<string, unknown>;

/** `gaps`: what lists lack before the items that are to be set. */
export type SetProps = { props: Props } | { gaps: Part['path'][] };

type Decode = (props: Record<string, Encoded>) => Props;
type Function = (...args: unknown[]) => unknown;

export function setParts(props: Props, parts: readonly Part[], decode: Decode): SetProps {
  const decoded = parts.map(({ path, value }) => ({ path, value: decode({ value }).value }));
  return withParts(props, decoded);
}

/** What a component begins with: what its story brings, with the functions there watched, and over it the scenario's props. */
export function startingProps(
  { props, parts, callbacks }: Pick<MountRequest, 'props' | 'parts' | 'callbacks'>,
  args: Props,
  { make, decode }: { make: Callbacks; decode: Decode },
): SetProps {
  const brought = Object.entries(args).map(([name, value]) => [name, watchedIfFunction(make, name, value)]);
  const watched = callbacks.filter((name) => !(name in args)).map((name) => [name, make.named(name)]);
  const whole = { ...Object.fromEntries(watched), ...Object.fromEntries(brought), ...decode(props) };
  const asked = parts.filter(({ unasked }) => !unasked);
  const set = setParts(whole, asked, decode);
  if ('gaps' in set) return set;
  const unasked = parts.filter((part) => part.unasked);
  return { props: unasked.reduce((all, part) => withCallback(all, part, make), set.props) };
}

function watchedIfFunction(make: Callbacks, name: string, value: unknown): unknown {
  return typeof value === 'function' ? make.watched(name, value as Function) : value;
}

/** A callback inside a prop, which steps speak of and did not pass. What stands in its place and is no function stays. */
function withCallback(props: Props, { path, value }: Part, make: Callbacks): Props {
  const name = (value as { $callback: string }).$callback;
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((inner, key) => (inner as Props | undefined)?.[key], props);
  const last = path.at(-1) as string | number;
  const there = typeof holder === 'object' && holder !== null && last in holder;
  const former = there ? (holder as Props)[last] : make.named(name);
  if (typeof former !== 'function') return props;
  const set = withParts(props, [{ path, value: there ? watchedIfFunction(make, name, former) : former }]);
  return 'props' in set ? set.props : props;
}
