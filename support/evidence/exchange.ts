/** One HTTP request and what came back, as recorded for matching, evidence and reports. */
export interface Exchange {
  /** Name of the service in the settings, or the host when it is not one of them. */
  service: string;
  /** The service that sent the request; absent when the scenario did. */
  caller?: string;
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    /** As sent; binary as `<n bytes of type>`. */
    body?: string;
  };
  /** Absent when no answer came. */
  response?: {
    status: number;
    statusText: string;
    /** Names in lower case; several values joined by `, `. */
    headers: Record<string, string>;
    /** The raw text; binary as `<n bytes of type>`. */
    text: string;
    /** The parsed JSON, else the text. */
    body: unknown;
  };
  /** The answer, or its lack, is of the scenario itself, in place of a service's. */
  madeUp?: true;
  /** Why no answer came. */
  error?: string;
  /** ISO 8601. */
  startedAt: string;
  /** Milliseconds from sending to the whole answer. */
  duration: number;
}

/** An exchange that got its answer. */
export type AnsweredExchange = Exchange & Required<Pick<Exchange, 'response'>>;
