import type { ComponentType, ReactNode } from 'react';

/** What the setup file's functions are told of a mount. */
export interface SetupContext {
  kind: 'component' | 'story';
  /** As the scenario names it. */
  name: string;
  props: Record<string, unknown>;
  /** The settings; a hook may add to them, and `wrap` and the wrappers get them. */
  options: Record<string, unknown>;
}

export type Wrapper = ComponentType<{ children: ReactNode; options: Record<string, unknown> }>;

// biome-ignore lint/suspicious/noExplicitAny: functions of the project take what they take.
type AnyFunction = (...args: any[]) => unknown;

/** What a project's `component.setup.tsx` may export. */
export interface Setup {
  /** Around every component. */
  wrap?: Wrapper;
  /** Around components whose scenario asks for it by name. */
  wrappers?: Record<string, Wrapper>;
  /** What scenarios may pass as a prop by name. */
  functions?: Record<string, AnyFunction>;
  /** Settings and what they are where a scenario says nothing; with this export, no scenario may name another. */
  settings?: Record<string, unknown>;
  /** Whether components run in React's StrictMode (default false: it runs effects twice). */
  strict?: boolean;
  beforeMount?: (context: SetupContext) => unknown;
  afterMount?: (context: SetupContext) => unknown;
  /** Storybook's own, where its preview is to apply to stories. */
  composeStories?: (module: Record<string, unknown>) => Record<string, unknown>;
}
