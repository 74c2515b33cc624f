import { PatternError } from './pattern-error';

/**
 * Reads a regular expression with Unicode rules (without them `\p{L}` would silently mean something else).
 *
 * @throws PatternError with the engine's reason.
 */
export function readPattern(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (cause) {
    const reason = (cause as Error).message.split(': ').at(-1) ?? 'unknown fault';
    throw new PatternError(source, reason.charAt(0).toLowerCase() + reason.slice(1), { cause });
  }
}
