/** Media type of the attachment that counts what a scenario and its services asked for, as JSON: a list of `Call`. */
export const CALLS = 'application/vnd.brine.calls+json';

/** How often somebody asked for an operation and got the same status. */
export interface Call {
  /** The service that asked; absent when the scenario did. */
  caller?: string;
  service: string;
  method: string;
  /** As asked, without its query: what is an id in it is for the reader to find out. */
  path: string;
  /** Absent when no answer came. */
  status?: number;
  count: number;
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
