import { BrineError } from '../errors/brine-error';
import type { Fault, MountRequest, Traced } from './contract';
import { nameOf } from './errors';

/** A crash of a component, and where in the sources it happened. */
export interface Crash {
  fault: Fault;
  traced: Traced;
}

type Mounted = Pick<MountRequest, 'kind' | 'name'>;

const WHEN: Record<Fault['during'], string> = {
  load: 'while its module was loaded',
  render: 'while it rendered',
  effect: 'in an effect',
  later: 'after it was mounted, in a handler or a promise',
};
const FRAMES = 5;

/** The faults of one scenario's components that were reported, each told once. */
export class Crashes {
  readonly #faults = new Map<string, Fault>();
  readonly #told = new Set<string>();

  /** React and the browser may report the same error one after the other; what React adds to it is kept. */
  add(fault: Fault): void {
    const key = textOf(fault);
    const known = this.#faults.get(key);
    if (!known || (!known.componentStack && fault.componentStack)) this.#faults.set(key, fault);
  }

  get all(): Fault[] {
    return [...this.#faults.values()];
  }

  /** Those that nobody has been told of. */
  get untold(): Fault[] {
    return this.all.filter((fault) => !this.#told.has(textOf(fault)));
  }

  tell(faults: readonly Fault[]): void {
    for (const fault of faults) this.#told.add(textOf(fault));
  }
}

/** `TypeError: orders is undefined`. */
export function textOf({ name, message }: Fault): string {
  return message.startsWith(`${name}:`) ? message : `${name}: ${message}`;
}

/** A component threw an error that it did not catch. */
export class ComponentCrashedError extends BrineError {
  override readonly name = 'ComponentCrashedError';
  override readonly fault = 'component crashed';

  /**
   * @param crash the first one, its places from the folder of the project. @param others that came after it.
   */
  constructor(
    mounted: Mounted,
    { fault, traced }: Crash,
    others: readonly Fault[] = [],
    options?: { cause: unknown },
  ) {
    super(
      {
        what: `${nameOf(mounted, true)} crashed ${WHEN[fault.during]}: ${textOf(fault)}`,
        where: traced.at,
        details: detailsOf(traced, others) || undefined,
        next: 'Correct the component, what it is given or what it runs inside. If it is to crash, say so: Then the component should have crashed with "…"',
        final: true,
        culprit: mounted.name,
      },
      options,
    );
  }
}

function detailsOf({ path, frames }: Traced, others: readonly Fault[]): string {
  return [
    ...(path.length > 0 ? [`in ${path.join(' inside ')}`] : []),
    // The only one is where it happened, which is told above.
    ...(frames.length > 1 ? frames.slice(0, FRAMES) : []),
    ...others.map((fault) => `and ${WHEN[fault.during]}: ${textOf(fault)}`),
  ].join('\n');
}

/** A crash that a step expects did not come. */
export class NotCrashedError extends BrineError {
  override readonly name = 'NotCrashedError';
  override readonly fault = 'wrong';

  constructor(mounted: Mounted, expected: string, actual: readonly Fault[]) {
    const shown = actual.length > 0 ? actual.map(textOf).join('\n          ') : 'it has not crashed';
    super({
      what: `${nameOf(mounted, true)} did not crash like that.`,
      details: `expected: a crash with "${expected}"\nactual:   ${shown}`,
      seen: actual.length > 0 ? actual.map(textOf).join('; ') : 'no crash',
    });
  }
}
