import { randomBytes, randomFillSync } from 'node:crypto';

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
  const traceId = run + randomHalf();
  return { traceId, traceparent: `00-${traceId}-${randomHalf()}-01` };
}

/** Drawn in blocks: asking for a few bytes takes as long as asking for many. */
const pool = Buffer.alloc(4_096);
let drawn = pool.length;

/** 16 hex digits. */
function randomHalf(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += 8;
  return pool.toString('hex', drawn - 8, drawn);
}
