import { type ComponentType, createElement, type ReactNode, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import type { Fault, Outcome } from '../contract';
import { Boundary, reactFault } from './boundary';
import { faultOf, report } from './report';
import type { Wrapper } from './setup';
import { claim } from './watch-faults';

export interface Rendering {
  component: ComponentType<Record<string, unknown>>;
  /** Outermost first. */
  wrappers: { wrapper: Wrapper; options: Record<string, unknown> }[];
  strict: boolean;
}

/** One React root with a component in it. */
export class Mounted {
  readonly #root: Root;
  /** Where faults go while a render is under way. */
  #rendering: Fault[] | undefined;

  constructor(
    container: Element,
    private readonly rendering: Rendering,
  ) {
    this.#root = createRoot(container, {
      // What the boundary below catches is told by it; what the component catches itself is worth a line.
      onCaughtError: (error, { errorBoundary }) => {
        if (!(errorBoundary instanceof Boundary))
          console.error('Caught by an error boundary of the component:', error);
      },
      onUncaughtError: (error, { componentStack }) => this.#fault(reactFault(error, componentStack)),
    });
  }

  /** Renders at once, effects included. */
  render(props: Record<string, unknown>): Outcome {
    const { component, wrappers, strict } = this.rendering;
    const inner = wrappers.reduceRight<ReactNode>(
      (children, { wrapper, options }) => createElement(wrapper, { options, children }),
      createElement(component, props),
    );
    const bounded = createElement(Boundary, { onFault: (fault) => this.#fault(fault) }, inner);
    return this.#now(() => this.#root.render(strict ? createElement(StrictMode, null, bounded) : bounded));
  }

  unmount(): Outcome {
    return this.#now(() => this.#root.unmount(), 'effect');
  }

  /** @param during what an error is of that React does not hand over but throws on. */
  #now(act: () => void, during: 'render' | 'effect' = 'render'): Outcome {
    const faults: Fault[] = [];
    this.#rendering = faults;
    try {
      flushSync(act);
    } catch (error) {
      claim(error);
      faults.push(faultOf(during, error));
    } finally {
      this.#rendering = undefined;
    }
    const [fault] = faults;
    return fault ? { ok: false, fault } : { ok: true };
  }

  #fault(fault: Fault): void {
    if (this.#rendering) this.#rendering.push(fault);
    else report({ type: 'fault', fault });
  }
}
