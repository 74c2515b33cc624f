import { randomBytes } from 'node:crypto';

export interface Trace {
  /** 32 hex digits; what a service's log lines carry. */
  traceId: string;
  /** W3C Trace Context header, version 00, sampled. */
  traceparent: string;
}

/** A new trace: every request of one scenario belongs to it. */
export function newTrace(): Trace {
  const traceId = randomBytes(16).toString('hex');
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
}
