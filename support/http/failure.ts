import { redactText } from '../evidence/redact';
import { formatDuration } from '../wait/duration';
import { PROXY_REFUSED } from './connection';
import { explainTlsFailure } from './tls-failure';
import { NO_ZSTD } from './unpack';

/** Why no answer came, and what that means for the reader. */
export interface Failure {
  /** In words: `the connection was refused`. */
  reason: string;
  next: string;
  /** No answer in the time that it was given. */
  timedOut?: true;
}

/** The way that the request went. */
export interface Way {
  url: string;
  /** In a sentence: `the service "orders"`. */
  service: string;
  /** In the settings: `orders`. */
  name: string;
  /** Milliseconds. */
  timeout: number;
  /** What sets that time; default: the settings. */
  limit?: string;
  proxy: URL | undefined;
}

/** Puts what a connection failed with into words. */
export function explainFailure(error: unknown, way: Way): Failure {
  const code = codeOf(error) ?? '';
  const throughProxy = way.proxy && explainProxy(error, code, way.proxy);
  return throughProxy || explainTlsFailure(code, messageOf(error), way) || explain(error, code, way);
}

function explain(
  error: unknown,
  code: string,
  { url, service, timeout, limit = 'timeouts.request in brine.config.ts' }: Way,
): Failure {
  switch (code) {
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
        next: `See in the log of ${service} what it was doing, or raise ${limit}.`,
        timedOut: true,
      };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        reason: `the name "${new URL(url).hostname}" was not found`,
        next: `Check the address of ${service} and this machine's network.`,
      };
    case NO_ZSTD:
      return {
        reason: `its answer is packed with zstd, which Node ${process.versions.node} cannot unpack`,
        next: `Run Brine with Node 22.15 or later, or let ${service} keep to what the request accepts.`,
      };
    default:
      return isUnpacking(code)
        ? {
            reason: 'the body of the answer is not packed in the way that its Content-Encoding says',
            next: `Look at how ${service} compresses: ${messageOf(error)}.`,
          }
        : { reason: messageOf(error), next: `Check the address of ${service} and what answers there.` };
  }
}

/** What zlib reports, for gzip and deflate, for br, and for zstd. */
function isUnpacking(code: string): boolean {
  return /^(?:Z_|ERR__ERROR|ERR_BROTLI|ERR_PADDING|ZSTD_)/.test(code);
}

function explainProxy(error: unknown, code: string, proxy: URL): Failure | undefined {
  const address = redactText(proxy.href);
  const next = `Check api.proxy in brine.config.ts, or HTTP_PROXY and HTTPS_PROXY; NO_PROXY names the hosts to reach without it.`;
  if (code === PROXY_REFUSED) {
    return { reason: `the proxy ${address} did not let it through: ${messageOf(error)}`, next };
  }
  if (code === 'ECONNREFUSED') return { reason: `the connection to the proxy ${address} was refused`, next };
  if (code !== 'ENOTFOUND' && code !== 'EAI_AGAIN') return undefined;
  return { reason: `the name of the proxy ${address} was not found`, next };
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
