import type { Envelope, TestStepResult } from '@cucumber/messages';

/** Sees in the messages of a run whether a hook that must pass before all scenarios has failed. */
export class SetupWatch {
  readonly #hooks = new Set<string>();
  readonly #started = new Set<string>();
  readonly #told = new Set<string>();

  get failed(): boolean {
    return this.#told.size > 0;
  }

  see({ hook, testRunHookStarted: started, testRunHookFinished: finished }: Envelope): void {
    if (hook?.type === 'BEFORE_TEST_RUN') this.#hooks.add(hook.id);
    if (started && this.#hooks.has(started.hookId)) this.#started.add(started.id);
    if (finished?.result.status === 'FAILED' && this.#started.has(finished.testRunHookStartedId)) {
      this.#tellOnce(finished.result);
    }
  }

  /** Every worker sets up the same and fails alike; the whole story is for the first. */
  #tellOnce(result: TestStepResult): void {
    const story = (result.message ?? '').replaceAll(/worker-\d+|:\d+/g, '');
    if (!this.#told.has(story)) {
      this.#told.add(story);
      return;
    }
    const text = 'Another worker met the same.';
    result.message = text;
    if (result.exception) Object.assign(result.exception, { message: text, stackTrace: text });
  }
}
