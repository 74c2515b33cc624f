import { world } from '@cucumber/cucumber';

/** Who started something: one attempt at a scenario, or a hook of the whole run. Whatever it starts remembers it. */
export class Origin {
  /** What came too late for the step that caused it, and is still to fail its scenario. */
  readonly late: unknown[] = [];
  /** Its result is told, so nothing can fail it any more. */
  over = false;
  /** It was over with a failure, so what it left behind tells nothing new. */
  failed = false;

  /** @param title `«an order is placed» (features/order.feature:12)` */
  constructor(readonly title: () => string) {}
}

/** As its World tells it, while a step or hook of it runs and in all that one has started. */
export function originOfScenario(): Origin | undefined {
  try {
    return (world as { origin?: Origin }).origin;
  } catch {
    // Cucumber's way to say that this is none of a scenario.
    return undefined;
  }
}
