import type { FaultKind } from '../errors/brine-error';

/** Media type of the attachment that carries a cause, as JSON. */
export const CAUSE = 'application/vnd.brine.cause+json';

/** Why one attempt at a scenario failed. */
export interface Cause {
  kind: FaultKind;
  /** Who or what is at fault: `orders`, `POST /orders of orders`, `the "Save" button`, `features/order.feature:12`. */
  culprit: string;
  /** One sentence for people. */
  what: string;
  /** The telling facts, a line each, the most telling first. */
  facts: string[];
}

/** The most telling first. */
export const KINDS: readonly FaultKind[] = [
  'service crashed',
  'component crashed',
  'service answered 5xx',
  'contract broken',
  'mock',
  'wrong',
  'timed out',
  'environment not ready',
  'test error',
];

/** Undefined when the text is no cause. */
export function readCause(text: string): Cause | undefined {
  try {
    const { kind, culprit, what, facts } = JSON.parse(text) as Partial<Record<keyof Cause, unknown>>;
    const known = KINDS.find((one) => one === kind);
    if (!known || typeof culprit !== 'string' || typeof what !== 'string') return undefined;
    if (!Array.isArray(facts) || !facts.every((fact) => typeof fact === 'string')) return undefined;
    return { kind: known, culprit, what, facts };
  } catch {
    return undefined;
  }
}
