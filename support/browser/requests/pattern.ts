import { BrineError } from '../../errors/brine-error';
import { requestPathSource } from '../../matching/request-path';

/** A path that cannot be told apart from others. */
export class RequestPathError extends BrineError {
  override readonly name = 'RequestPathError';

  constructor(path: string) {
    super({
      what: `"${path}" is no path of a request.`,
      next: 'Write it as the page asks for it, beginning with "/", or the whole address. `*` stands for anything, `{id}` for one part of the path.',
      final: true,
    });
  }
}

/** Which requests a step speaks of. */
export interface RequestPattern {
  /** Any method: the whole addresses that fit. */
  urls: RegExp;
  matches(method: string, url: string): boolean;
  /** The same request at another address, without what stands before the `*`. */
  rebase(url: string, base: string): string;
}

/**
 * Reads a path as a step writes it: `/orders`, `/orders/{id}`, `/api/*`, with a query only where it counts, or a whole
 * address.
 *
 * @param method undefined: any.
 * @throws RequestPathError
 */
export function patternOf(method: string | undefined, path: string): RequestPattern {
  const whole = /^https?:\/\//.test(path);
  if (!whole && !path.startsWith('/')) throw new RequestPathError(path);
  const query = path.includes('?') ? '' : '(?:\\?.*)?';
  const urls = new RegExp(
    `^${whole ? '' : 'https?:\\/\\/[^/?#]+'}${requestPathSource(path)}${query}(?:#.*)?$`,
  );
  return {
    urls,
    matches: (sent, url) => (method === undefined || sent === method) && urls.test(url),
    rebase: (url, base) => {
      const { pathname, search } = new URL(url);
      const fixed = whole ? new URL(path).pathname : path;
      const prefix = fixed.endsWith('/*') ? fixed.slice(0, -2) : '';
      const rest = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname;
      return new URL(`${base.replace(/\/$/, '')}${rest || '/'}${search}`).href;
    },
  };
}
