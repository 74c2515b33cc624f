import type { Exchange } from '../evidence/exchange';
import type { Statement } from '../evidence/statement';
import type { Panic } from '../services/log/panic';
import type { Exit } from '../services/process/exit';

/** All that is known about one failed attempt at a scenario. */
export interface Failure {
  /** What the step or hook threw; absent when nothing was thrown. */
  error?: unknown;
  /** The step that failed, as its feature file has it; absent for a hook. */
  step?: { title: string; place: string };
  /** After which time Cucumber gave the step or hook up: `5 s`. */
  limit?: string;
  /** What the check that was being waited for found last. */
  waitedFor?: string | undefined;
  /** Why Cucumber had nothing to run for the step. */
  unrunnable?: 'undefined' | 'ambiguous' | 'pending';
  /** What may help whoever wrote such a step, a line each. */
  hints?: readonly string[];
  /** The first service that died, which nobody had asked it to. */
  crash?: { service: string; exit: Exit; panic: Panic | undefined; lastLines: string };
  /** A mock was asked for what it could not reply to. */
  mockFailed?: boolean;
  /** Since the scenario began, in order; whether or not the service lived on. */
  panics: readonly { service: string; panic: Panic }[];
  /** Since the scenario began, in order. */
  exchanges: readonly Exchange[];
  /** What services had databases do, in order. */
  statements?: readonly Statement[];
  /** What scripts of the scenario's pages threw and nobody caught, with their stacks. */
  pageErrors?: readonly string[];
  /** Texts of the steps that passed. */
  passed: readonly string[];
  /** Absolute folder of the project. */
  root: string;
}
