/** How an outside service may fail instead of replying. */
export type Fault = 'a connection reset' | 'a timeout' | 'an empty response' | 'a malformed response';

export const FAULTS: readonly Fault[] = [
  'a connection reset',
  'a timeout',
  'an empty response',
  'a malformed response',
];

/** What a mock is told to reply; what is left out comes from the OpenAPI document of the service, where it has one. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** JSON or a text; may hold `{{request.…}}`. */
  body?: unknown;
  /** Milliseconds. */
  delay?: number;
  fault?: Fault;
  /** As if nothing had been said. */
  normally?: true;
  /** Counts only in this state of the mock. */
  while?: string;
  /** The state of the mock after this reply. */
  becomes?: string;
}

/** Which requests are replied to how. */
export interface Rule {
  method: string;
  /** `/charges`, `/charges/{id}`, `/charges/*`. */
  path: string;
  /** What the body of the request has among others; may hold markers. */
  having?: unknown;
  /** One after the other, the last one again and again. */
  replies: readonly Reply[];
}

/** A reply as it goes over the wire. */
export interface Answer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  text: string;
  /** What the text was made of. */
  body: unknown;
}

/** The state in which every scenario finds a mock. */
export const START = 'start';

/** `POST "/charges"`, as steps write it. */
export function requestOf({ method, path }: Pick<Rule, 'method' | 'path'>): string {
  return `${method} "${path}"`;
}
