import type { RunningFault } from './running';

export const MODES = ['serial', 'two workers'] as const;
export type Mode = (typeof MODES)[number];

/** Something that goes wrong in the third of eight scenarios, or around them, and what Brine has to make of it. */
export interface Fault {
  /** A row of the table. */
  name: string;
  /** Statements of the step that goes wrong, in TypeScript; it may use `await`, `fs` and `world`. */
  step?: string;
  /** More support code: hooks and steps. */
  support?: string;
  /** What is done to the run from outside, once the third scenario is in the step that goes wrong. */
  outside?(run: RunningFault): void | Promise<void>;
  /** What is done to it at a moment of its own. */
  at?(run: RunningFault): Promise<void>;
  /** What the service does besides answering; `onAsked` is called at each request. */
  service?: string;
  /** A small disk at `disk/`. */
  disk?: boolean;
  /** Nothing that plain cucumber-js does anything about. */
  brineOnly?: boolean;
  /** Environment of the run. */
  env?: Record<string, string>;
  /** Another report asked for: `junit:/dev/full`. */
  format?: string;
  /** Both, unless the fault is none in one of them. */
  modes?: readonly Mode[];
  /** `brine report` is called when the run is gone. */
  reportAfterwards?: boolean;
  /** `npm` runs the command by `npm run`; `closed` gives it a standard output that nobody reads. */
  through?: 'npm' | 'closed';
  /** Why it cannot be tried on this machine; undefined: it can. */
  untried?(): string | undefined;
  expected: Expected;
}

export interface Expected {
  /** Any of several. */
  exit: number | string | readonly (number | string)[];
  /** Scenarios that did not pass, and may not have; all others must have passed. */
  blamed: readonly string[];
  /** Scenarios that were skipped because the run was cancelled: any number of those behind the third. */
  cancelled?: boolean;
  /** No scenario could run; each must say so, in every format. */
  none?: boolean;
  /** Scenarios that may have failed, as it depends on the moment. */
  perhaps?: readonly string[];
  /** The process is gone at once and can run no more hooks. */
  dies?: boolean;
  /** Nothing is wrong with the run that its reports could tell. */
  green?: boolean;
  /** What every format must say of the blamed: a telling part of the reason. */
  reason?: RegExp;
  /** Reports that cannot be there, as somebody took the ground away. */
  reports?: 'none';
}

/** The reports that every run is asked for, by Cucumber's name for them. */
export const FORMATS = ['json', 'html', 'junit', 'message'] as const;
export type Format = (typeof FORMATS)[number];

export const SCENARIOS = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'] as const;
