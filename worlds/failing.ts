import type { RecordedStep } from '../support/browser/evidence/recording';

/** What an attempt at a scenario failed with first, and how far it had come. */
export class Failing {
  /** Texts of the steps that passed. */
  readonly passed: string[] = [];
  #steps = 0;
  #step: (() => RecordedStep) | undefined;
  #thrown: { error: unknown; step: RecordedStep | undefined } | undefined;

  /** How many steps have begun. */
  get steps(): number {
    return this.#steps;
  }

  /** What was thrown first, and by which step; `step` is absent for a hook. */
  get thrown(): { error: unknown; step: RecordedStep | undefined } | undefined {
    return this.#thrown;
  }

  /** The step that is running, or that Cucumber gave up; undefined in a hook. */
  get current(): RecordedStep | undefined {
    return this.#step?.();
  }

  begin(step: () => RecordedStep): void {
    this.#steps += 1;
    this.#step = step;
  }

  /** The step that is running has passed. */
  pass(text: string): void {
    this.passed.push(text);
    this.#step = undefined;
  }

  note(error: unknown, from: 'step' | 'hook'): void {
    this.#thrown ??= { error, step: from === 'step' ? this.current : undefined };
  }
}
