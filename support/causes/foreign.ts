import type { FaultKind } from '../errors/brine-error';

const UNREACHABLE = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
];
const TOO_LATE = ['ETIMEDOUT', 'ECONNABORTED', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'];

/**
 * What an error that is not Brine's own says: assertions of any library are about a value, and so is an error that a
 * step makes itself; what the language or the system throws is a fault of the step, unless the network is behind it.
 *
 * @param chain the error and its causes. @param inHook a hook arranges and cleans up, and checks nothing.
 */
export function foreignFault(chain: readonly unknown[], inHook: boolean): FaultKind {
  const codes = chain.map(codeOf);
  if (chain.some(isLostBrowser)) return 'environment not ready';
  if (codes.some((code) => UNREACHABLE.includes(code))) return 'environment not ready';
  if (codes.some((code) => TOO_LATE.includes(code)) || chain.some(isTimeout)) return 'timed out';
  const [error] = chain;
  if (isAssertion(error)) return 'wrong';
  const own = !(error instanceof Error) || (error.name === 'Error' && codes[0] === '');
  return own && !inHook ? 'wrong' : 'test error';
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

/** Playwright has no class or code for it. */
function isLostBrowser(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return /\bTarget crashed\b|\bTarget page, context or browser has been closed\b/.test(error.message);
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** Those of node:assert and chai, and of the expect of Jest, Vitest and Playwright. */
function isAssertion(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name.startsWith('AssertionError') || codeOf(error) === 'ERR_ASSERTION' || 'matcherResult' in error
  );
}
