import { BrineError, SetupError } from '../errors/brine-error';
import { redactText } from '../evidence/redact';

/** A file of a service's `tls` cannot be used. */
export class TlsFileError extends SetupError {
  override readonly name = 'TlsFileError';

  /** @param setting such as `services.orders.tls.ca`; @param reason a sentence. */
  constructor(file: string, setting: string, reason: string, cause?: unknown) {
    super(
      {
        what: `The file of ${setting} cannot be used. ${reason}`,
        where: file,
        next: `Correct ${setting} in brine.config.ts: a PEM file, its path relative to that of brine.config.ts.`,
      },
      { cause },
    );
  }
}

export class ProxyAddressError extends SetupError {
  override readonly name = 'ProxyAddressError';

  /** @param source what names the proxy. */
  constructor(address: string, source: string) {
    super({
      what: `"${redactText(address)}" is not the address of a proxy.`,
      where: source,
      next: 'Write it as "http://proxy.example.com:3128".',
    });
  }
}

/** The function `api.axios` of the settings, or an interceptor that it set, is at fault. */
export class ClientHookError extends BrineError {
  override readonly name = 'ClientHookError';

  /** @param fault what it did, such as `failed when it was called`. */
  constructor(fault: string, cause: unknown) {
    super(
      {
        what: `The function api.axios ${fault}.`,
        where: 'brine.config.ts, api.axios',
        details: cause === undefined ? undefined : redactText(String(cause)),
        next: 'Correct it; an interceptor returns the config or the response that it was given.',
      },
      { cause },
    );
  }
}

/** A redirect could not be followed. */
export class RedirectError extends BrineError {
  override readonly name = 'RedirectError';
  override readonly fault = 'wrong';

  constructor(method: string, url: string, what: string) {
    super({
      what: `${redactText(what)}.`,
      where: redactText(`${method} ${url}`),
      next: 'See the hops in the evidence of this scenario, or write "redirects are not followed" to check the redirect itself.',
    });
  }
}
