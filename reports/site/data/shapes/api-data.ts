/** `data/api.js`: what was asked of the services. */
export interface ApiData {
  operations: Operation[];
}

export interface Operation {
  service: string;
  method: string;
  path: string;
  /** Whether a specification names it. */
  specified: boolean;
  /** By status; `none` when no answer came. Zero for a status that is specified and was never seen. */
  statuses: Record<string, number>;
  /** How often each asked; the scenario itself is `scenario`. */
  callers: Record<string, number>;
  /** Positions of some scenarios that asked. */
  scenarios: number[];
  /** Parameters, bodies and choices that are specified, and whether any request had them: `query page`, `query status=paid`. */
  inputs: Record<string, boolean>;
  /** Long choices that are specified, and how many of their values any request had: `query currency`. */
  choices: Record<string, { sent: number; of: number }>;
}
