import { randomBytes } from 'node:crypto';

export interface Trace {
  /** 32 hex digits; what a service's log lines carry. */
  traceId: string;
  /** W3C Trace Context header, version 00, sampled. */
  traceparent: string;
}

/** What the ids of all traces of a run begin with, so that each of them is known when it is met: 16 hex digits. */
export function newRunMark(): string {
  return randomBytes(8).toString('hex');
}

/** A new trace: every request of one scenario belongs to it. The half that tools sample by is random. */
export function newTrace(run: string = newRunMark()): Trace {
  const traceId = run + randomBytes(8).toString('hex');
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
}
