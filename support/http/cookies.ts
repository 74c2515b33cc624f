import { createRequire } from 'node:module';
import type { CookieJar } from 'tough-cookie';
import type { Pair } from './draft';

/** A cookie as a response set it. */
export interface SetCookie {
  name: string;
  value: string;
  httpOnly: boolean;
}

/** Who sends a request. */
export interface Sending {
  /** The same for the same person; '' for nobody. */
  actor: string;
  /** What proves it: names in lower case. */
  headers: Record<string, string>;
  cookies: readonly Pair[];
}

/**
 * The cookies of a scenario, as a browser would keep them: by host, path, `Secure` and expiry, whatever the port. Each
 * actor has a jar, so that nobody acts with the session of another.
 */
export class Cookies {
  readonly #jars = new Map<string, CookieJar>();

  /** Keeps what a response sets, and gives it; what a browser would refuse is given, not kept. */
  async keep(actor: string, headers: readonly string[], url: string): Promise<SetCookie[]> {
    const { Cookie, CookieJar } = load();
    const jar = this.#jars.get(actor) ?? new CookieJar(undefined, { rejectPublicSuffixes: true });
    this.#jars.set(actor, jar);
    const set: SetCookie[] = [];
    for (const header of headers) {
      const cookie = Cookie.parse(header, { loose: true });
      if (!cookie) continue;
      set.push({ name: cookie.key, value: cookie.value, httpOnly: cookie.httpOnly });
      await jar.setCookie(cookie, url, { ignoreError: true });
    }
    return set;
  }

  /**
   * The `Cookie` header for an address; a promise of it only where some are kept.
   *
   * @param first cookies that kept ones of their name replace.
   * @param last cookies that replace all others of their name.
   */
  header(
    actor: string,
    url: string,
    { first, last }: { first: readonly Pair[]; last: readonly Pair[] },
  ): Promise<string | undefined> | string | undefined {
    const jar = this.#jars.get(actor);
    if (!jar) return headerOf([...first, ...last]);
    return jar
      .getCookies(url)
      .then((kept) => headerOf([...first, ...kept.map(({ key, value }) => [key, value] as const), ...last]));
  }
}

/** The last of a name counts. */
function headerOf(cookies: readonly Pair[]): string | undefined {
  if (cookies.length === 0) return undefined;
  return [...new Map(cookies)].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** Few services set cookies, and the list of public suffixes takes longer to load than a request. */
function load(): typeof import('tough-cookie') {
  return createRequire(__filename)('tough-cookie') as typeof import('tough-cookie');
}
