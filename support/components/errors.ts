import { BrineError } from '../errors/brine-error';
import type { Checked, MountRequest, Resolved, Unknown } from './contract';

type Mounted = Pick<MountRequest, 'kind' | 'name'>;

export class ComponentsNotConfiguredError extends BrineError {
  override readonly name = 'ComponentsNotConfiguredError';

  constructor() {
    super({
      what: 'No component can be mounted: the settings name no front end with Vite.',
      where: 'brine.config.ts, web.vite or components',
      next: 'Add components: { root: "…" } with the folder of the front end (docs/components.md).',
    });
  }
}

/** A step that needs a component came before one was mounted, or after it was unmounted. */
export class NothingMountedError extends BrineError {
  override readonly name = 'NothingMountedError';

  /** @param former what was mounted and is no more. */
  constructor(former?: Mounted) {
    super({
      what: former ? `${nameOf(former, true)} was unmounted.` : 'No component has been mounted yet.',
      next: 'Write a step before this one that mounts a component: Given the "OrderForm" component',
      final: true,
    });
  }
}

export class TooLateError extends BrineError {
  override readonly name = 'TooLateError';

  /** @param phrase the step that came too late. */
  constructor(phrase: string, mounted: Mounted) {
    super({
      what: `"${phrase}" comes too late: ${nameOf(mounted)} is mounted already.`,
      next: `Write it before the step that mounts ${nameOf(mounted)}.`,
    });
  }
}

export class UnknownComponentError extends BrineError {
  override readonly name = 'UnknownComponentError';

  /** @param root folder of the front end, as people know it. @param other what there is of this name instead. */
  constructor({ kind, name }: Mounted, near: readonly string[], root: string, other?: Mounted['kind']) {
    super({
      what: `There is no ${kind} "${name}" in the front end${other ? `, but a ${other} of that name` : ''}.`,
      where: root,
      details: near.length > 0 ? `the closest: ${near.join(', ')}` : undefined,
      next: other ? `Write: the "${name}" ${other}` : CORRECT[kind],
    });
  }
}

const CORRECT = {
  component: 'Correct the name, or export the component by this name.',
  story:
    'Correct the name: the component, a slash, and the export of its stories file, such as "OrderForm/Filled".',
};

/** The export that a scenario names can be found, and cannot be mounted. */
export class NotAComponentError extends BrineError {
  override readonly name = 'NotAComponentError';

  /** @param is what it is: `a number`. */
  constructor({ name }: Mounted, is: string, where: string) {
    super({
      what: `"${name}" is no component, but ${is}.`,
      where,
      next: 'Name an export that is a component: a function, a class, or what memo or forwardRef made.',
    });
  }
}

export class AmbiguousComponentError extends BrineError {
  override readonly name = 'AmbiguousComponentError';

  constructor({ kind, name }: Mounted, several: readonly string[], root: string) {
    super({
      what: `There are ${several.length} ${kind === 'story' ? 'stories' : 'components'} "${name}".`,
      where: root,
      details: several.join('\n'),
      next: `Say which one: the "${several[0]}" ${kind}.`,
    });
  }
}

export class NotCompiledError extends BrineError {
  override readonly name = 'NotCompiledError';
  override readonly fault = 'environment not ready';

  constructor(mounted: Mounted, { message, frame }: Checked & { ok: false }, where: string) {
    super({
      what: `${nameOf(mounted, true)} cannot be compiled: ${message.replace(/[.?!]*$/, (end) => end || '.')}`,
      where,
      details: frame,
      next: 'Correct the file.',
    });
  }
}

const EXPORTS = { wrapper: 'wrappers', function: 'functions', setting: 'settings' };

/** The setup file does not have what a scenario names. */
export class UnknownInSetupError extends BrineError {
  override readonly name = 'UnknownInSetupError';

  /** @param setup path of the setup file; undefined when there is none. */
  constructor(unknown: readonly Unknown[], setup: string | undefined) {
    const [first] = unknown;
    const place = [...new Set(unknown.map(({ what }) => `"${EXPORTS[what]}"`))].join(' and ');
    super({
      what:
        unknown.length === 1
          ? `There is no ${first?.what} "${first?.name}" for components.`
          : `${unknown.length} names for components are not known.`,
      where: setup,
      details: [
        ...(setup === undefined ? ['The front end has no setup file for components.'] : []),
        ...unknown.map((one) => knownOf(one, unknown.length > 1)),
      ].join('\n'),
      next: `Correct the name, or add it to ${place} ${setup ? 'there' : 'in component.setup.tsx'} (docs/components.md).`,
    });
  }
}

function knownOf({ what, name, known }: Unknown, named: boolean): string {
  const list = `known ${what}s: ${known.join(', ') || 'none'}`;
  return named ? `${what} "${name}"; ${list}` : list;
}

/** A callback that steps speak of was not given to the component, so that nobody knows whether it was called. */
export class NotWatchedError extends BrineError {
  override readonly name = 'NotWatchedError';

  constructor(callback: string, component: string) {
    super({
      what: `Nobody watched the callback "${callback}" when "${component}" was mounted, so its calls are not known.`,
      next: `Give it to the component with its props: | ${callback} | (callback) |`,
      final: true,
    });
  }
}

/** A component called, or did not call, what a step expects of it. */
export class CallError extends BrineError {
  override readonly name = 'CallError';
  override readonly fault = 'wrong';
}

export class NotEmptyError extends BrineError {
  override readonly name = 'NotEmptyError';
  override readonly fault = 'wrong';

  /** @param shown what is seen, cut. */
  constructor(mounted: Mounted, shown: string) {
    super({
      what: `${nameOf(mounted, true)} is not empty.`,
      details: `expected: nothing to see\nactual:   ${shown}`,
      seen: shown,
    });
  }
}

/** `the "OrderForm" component`. */
export function nameOf({ kind, name }: Mounted, capitalised = false): string {
  return `${capitalised ? 'The' : 'the'} "${name}" ${kind}`;
}

/** Why a name does not lead to one component. */
export function notFound(
  mounted: Mounted,
  { reason, near, several }: Resolved & { ok: false },
  root: string,
  other?: Mounted['kind'],
): BrineError {
  return reason === 'ambiguous'
    ? new AmbiguousComponentError(mounted, several, root)
    : new UnknownComponentError(mounted, near, root, other);
}
