import type { Exchange } from './exchange';
import { idsInPath } from './operation';
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
  /** Which of the inputs that its specification describes any of these had: `query page`, `query status=paid`. */
  sent?: string[];
}

/**
 * The exchanges of a scenario, counted; what the scenario made up itself was never asked of a service.
 *
 * @param inputsOf what a request has of what its specification describes.
 */
export function countCalls(
  exchanges: readonly Exchange[],
  inputsOf: (exchange: Exchange) => readonly string[] = () => NONE,
): Call[] {
  const calls = new Map<string, Call>();
  const paths = new Map<string, string>();
  for (const exchange of exchanges) {
    if (exchange.madeUp) continue;
    const { caller, service, request, response } = exchange;
    const path = paths.get(request.url) ?? shownPath(request.url);
    paths.set(request.url, path);
    const status = response?.status;
    // None of them holds a line break.
    const key = `${caller ?? ''}\n${service}\n${request.method}\n${status ?? ''}\n${path}`;
    let call = calls.get(key);
    if (call) call.count += 1;
    else {
      call = {
        ...(caller !== undefined && { caller }),
        service,
        method: request.method,
        path,
        ...(status !== undefined && { status }),
        count: 1,
      };
      calls.set(key, call);
    }
    add(call, inputsOf(exchange));
  }
  return [...calls.values()];
}

function shownPath(url: string): string {
  return redactText(idsInPath(new URL(url, 'http://localhost').pathname));
}

const NONE: readonly string[] = [];

function add(call: Call, inputs: readonly string[]): void {
  if (inputs.length > 0) call.sent = [...new Set([...(call.sent ?? []), ...inputs])].sort();
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
  const { caller, service, method, path, status, count, sent } = value as Partial<
    Record<keyof Call, unknown>
  >;
  const texts = [service, method, path].every((text) => typeof text === 'string');
  const numbers = typeof count === 'number' && (status === undefined || typeof status === 'number');
  const isList = Array.isArray(sent) && sent.every((input) => typeof input === 'string');
  return (
    texts && numbers && (sent === undefined || isList) && (caller === undefined || typeof caller === 'string')
  );
}
