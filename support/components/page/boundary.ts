import { Component, type ErrorInfo, type ReactNode } from 'react';
import type { Fault } from '../contract';
import { faultOf } from './report';
import { claim } from './watch-faults';

interface BoundaryProps {
  onFault: (fault: Fault) => void;
  children?: ReactNode;
}

/** Catches what the component under test does not: nothing is shown in its place. */
export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(error: unknown): { failed: boolean } {
    claim(error);
    return { failed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.props.onFault(reactFault(error, componentStack));
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}

/** Of an error that React handed over. */
export function reactFault(error: unknown, componentStack: string | null | undefined): Fault {
  claim(error);
  return faultOf(phaseOf(error, componentStack ?? ''), error, componentStack);
}

/** While a component renders, its own function is on the stack; its effects are called by React itself. */
function phaseOf(error: unknown, componentStack: string): 'render' | 'effect' {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, name] = /^\s*(?:at )?([^\s@(]+)/.exec(componentStack) ?? [];
  if (!stack || !name) return 'render';
  const called = stack.split('\n').map((line) => /^\s*(?:at )?(?:new )?([^\s@(]+)/.exec(line)?.[1] ?? '');
  const rendering = [name, `${name}.render`, `Object.${name}`];
  return called.some((each) => rendering.includes(each)) ? 'render' : 'effect';
}
