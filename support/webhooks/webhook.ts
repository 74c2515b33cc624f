import type { AnsweredExchange } from '../evidence/exchange';

/** One call that came back to the suite. */
export interface Webhook {
  /** Under which the address is saved that it came to. */
  name: string;
  /** What was asked of us, and what we answered. */
  exchange: AnsweredExchange;
  /** As received; binary as `<n bytes of type>`. */
  text: string;
  /** The parsed JSON, else the text. */
  body: unknown;
}
