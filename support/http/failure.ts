import { formatDuration } from '../wait/duration';

/** Why no answer came, and what that means for the reader. */
export interface Failure {
  /** In words: `the connection was refused`. */
  reason: string;
  next: string;
}

/** Puts what a connection failed with into words. `timeout` in milliseconds. */
export function explainFailure(error: unknown, url: string, service: string, timeout: number): Failure {
  const { hostname } = new URL(url);
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return {
        reason: 'the connection was refused',
        next: `Nothing listens there: check that ${service} is running and that the address is right.`,
      };
    case 'ECONNRESET':
    case 'EPIPE':
    case 'ERR_STREAM_PREMATURE_CLOSE':
      return {
        reason: 'the connection was reset',
        next: `The other side hung up before its answer was whole: look for a crash in the log of ${service}.`,
      };
    case 'ERR_CANCELED':
    case 'ETIMEDOUT':
    case 'ECONNABORTED':
      return {
        reason: `it timed out after ${formatDuration(timeout)}`,
        next: `See in the log of ${service} what it was doing, or raise timeouts.request in brine.config.ts.`,
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        reason: `the name "${hostname}" was not found`,
        next: `Check the address of ${service} and this machine's network.`,
      };
    default:
      return {
        reason: messageOf(error),
        next: `Check the address of ${service} and what answers there.`,
      };
  }
}

function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: string; cause?: unknown };
  // axios calls an answer that broke off a bad response and keeps the real code in its cause.
  if (code === 'ERR_BAD_RESPONSE' && /aborted|hang up/.test(messageOf(error))) return 'ECONNRESET';
  return code ?? (cause === undefined ? undefined : codeOf(cause));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
