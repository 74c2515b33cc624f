/** What the later steps of a scenario say about its components, before any of them runs. */
export interface Plan {
  /** Callbacks that steps speak of, as they are written: `{{name}}` is not filled in. */
  callbacks: string[];
  /** How many steps mount a component or story. */
  mounts: number;
  /** Whether a step expects a crash. */
  crash: boolean;
}

const NAME = /(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/.source;
const CALLED = new RegExp(`the component should (?:not )?have called ${NAME}`);
const BEHAVES = new RegExp(`^the callback ${NAME} (?:returns|fails|takes)`);
const MOUNTS = new RegExp(`^the ${NAME} (?:component|story)(?: with props:)?$`);

/**
 * Reads the steps of a scenario, so that callbacks are watched without being declared and a crash that is expected does
 * not fail the step that mounts.
 *
 * @param steps their texts.
 */
export function readPlan(steps: readonly string[]): Plan {
  const callbacks = steps.map((step) => nameIn(CALLED, step) ?? nameIn(BEHAVES, step));
  return {
    callbacks: [...new Set(callbacks.filter((name) => name !== undefined))],
    mounts: steps.filter((step) => MOUNTS.test(step)).length,
    crash: steps.some((step) => step.includes('the component should have crashed with')),
  };
}

function nameIn(pattern: RegExp, step: string): string | undefined {
  const match = pattern.exec(step);
  return match ? (match[1] ?? match[2] ?? '').replace(/\\(["'\\])/g, '$1') : undefined;
}
