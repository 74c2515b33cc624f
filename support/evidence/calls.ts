import type { Exchange } from './exchange';
import { operationPath } from './operation';
import { redactText } from './redact';

/** Media type of the attachment that counts what a scenario and its services asked for, as JSON: a list of `Call`. */
export const CALLS = 'application/vnd.brine.calls+json';

/** How often somebody asked for an operation and got the same status. */
export interface Call {
  /** The service that asked; absent when the scenario did. */
  caller?: string;
  service: string;
  method: string;
  /** Without its query; ids in it are `{id}`. */
  path: string;
  /** Absent when no answer came. */
  status?: number;
  count: number;
}

/** The exchanges of a scenario, counted; what the scenario made up itself was never asked of a service. */
export function countCalls(exchanges: readonly Exchange[]): Call[] {
  const calls = new Map<string, Call>();
  for (const { caller, service, request, response, madeUp } of exchanges) {
    if (madeUp) continue;
    const path = redactText(operationPath(new URL(request.url, 'http://localhost').pathname));
    const status = response?.status;
    const call: Call = {
      ...(caller !== undefined && { caller }),
      service,
      method: request.method,
      path,
      ...(status !== undefined && { status }),
      count: 1,
    };
    const key = JSON.stringify(call);
    const known = calls.get(key);
    if (known) known.count += 1;
    else calls.set(key, call);
  }
  return [...calls.values()];
}

/** Undefined when the text is no list of calls. */
export function readCalls(text: string): Call[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isCall) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isCall(value: unknown): value is Call {
  if (typeof value !== 'object' || value === null) return false;
  const { caller, service, method, path, status, count } = value as Partial<Record<keyof Call, unknown>>;
  const texts = [service, method, path].every((text) => typeof text === 'string');
  const numbers = typeof count === 'number' && (status === undefined || typeof status === 'number');
  return texts && numbers && (caller === undefined || typeof caller === 'string');
}
