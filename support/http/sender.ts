import type { AnsweredExchange, Exchange } from '../evidence/exchange';
import { commonHeaders, lowerCased, redirected } from './common-headers';
import { connectionTo } from './connection';
import { RedirectError } from './connection-errors';
import { Cookies, type Sending, type SetCookie } from './cookies';
import type { RequestDraft } from './draft';
import { NoResponseError, RequestNotRepeatableError } from './errors';
import type { ApiSessionOptions, ApiTarget, Network, Outline } from './options';
import { type Answer, perform, type ReadyRequest } from './perform';
import { MOST_REDIRECTS, redirectOf } from './redirect';

const NO_PROXY: Network = { proxy: false };

/** What sets the timeout of a request that has its own. */
const STEP_LIMIT = 'the limit in the step "the request timeout is …"';

/**
 * Sends requests for one scenario: adds what they have in common, keeps cookies, follows redirects if it is to.
 *
 * Identity and common headers go only to services of the settings that the scenario has used, never to another host.
 */
export class Sender {
  readonly #options: ApiSessionOptions;
  readonly #targets = new Map<string, ApiTarget>();
  readonly #cookies = new Cookies();
  #sending: Sending = { actor: '', headers: {}, cookies: [] };
  #sent: ReadyRequest | undefined;
  #exchange: Exchange | undefined;
  #answer: Answer | undefined;
  #set: SetCookie[] = [];
  readonly #record = (exchange: Exchange): void => {
    this.#exchange = exchange;
    this.#options.record(exchange);
  };
  followsRedirects = false;

  constructor(options: ApiSessionOptions) {
    this.#options = options;
  }

  /** Later requests are sent by this actor. */
  identify({ actor, headers, cookies }: Sending): void {
    this.#sending = { actor, headers: lowerCased(headers), cookies };
  }

  /** A promise of it only where there is something to wait for. */
  target(name: string | undefined): ApiTarget | Promise<ApiTarget> {
    const target = this.#options.target(name);
    return target instanceof Promise ? target.then((one) => this.#keep(one)) : this.#keep(target);
  }

  #keep(target: ApiTarget): ApiTarget {
    this.#targets.set(originOf(target.url), target);
    return target;
  }

  /** The service of the settings at the origin of an address. */
  targetAt({ origin }: URL): ApiTarget | undefined {
    return this.#targets.get(origin);
  }

  /** @param repeatable whether sending it again changes nothing. */
  async send(
    draft: RequestDraft,
    method: string,
    url: URL,
    repeatable = ['GET', 'HEAD'].includes(method),
  ): Promise<void> {
    const made = draft.payload();
    const payload = made instanceof Promise ? await made : made;
    const { cookies, timeout = this.#options.timeout } = draft;
    const { target, headers } = this.#common(draft, url, payload?.contentType);
    const sent: ReadyRequest = {
      method,
      url,
      headers,
      cookies,
      timeout,
      repeatable,
      sending: this.#sending,
    };
    if (target) sent.target = target;
    if (payload) sent.payload = payload;
    if (draft.timeout !== undefined) sent.limit = STEP_LIMIT;
    this.#sent = sent;
    await this.#perform(sent);
  }

  /** The address and headers of a request, cookies included, without sending it. */
  async outline(draft: RequestDraft, url: URL): Promise<Outline> {
    const { target, headers } = this.#common(draft, url, undefined);
    const cookie = await this.#cookie({
      url,
      target,
      headers,
      cookies: draft.cookies,
      sending: this.#sending,
    });
    return {
      service: target?.name ?? url.host,
      url: url.href,
      headers: { ...headers, ...(cookie !== undefined && { cookie }) },
      timeout: draft.timeout ?? this.#options.timeout,
      ...(draft.timeout !== undefined && { limit: STEP_LIMIT }),
      ...(url.protocol === 'https:' && secureWay(url, target, this.#options.network)),
    };
  }

  #common(draft: RequestDraft, url: URL, contentType: string | undefined) {
    const target = this.targetAt(url);
    const headers: Record<string, string> = {
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'brine',
      ...(target && commonHeaders(target, this.#options.headers(), this.#sending)),
      traceparent: this.#options.trace,
    };
    if (contentType) headers['content-type'] = contentType;
    for (const [name, value] of draft.headers) headers[name] = value;
    return { target, headers };
  }

  /** @throws RequestNotRepeatableError, NoResponseError */
  async repeat(): Promise<void> {
    const sent = this.#sent;
    if (!sent) throw new NoResponseError();
    if (!sent.repeatable) throw new RequestNotRepeatableError(sent.method, sent.url.href);
    await this.#perform(sent);
  }

  /** The last exchange, also one without an answer. @throws NoResponseError before the first request */
  get exchange(): Exchange {
    if (!this.#exchange) throw new NoResponseError();
    return this.#exchange;
  }

  /** @throws NoResponseError */
  get answer(): Answer {
    const { request } = this.exchange;
    if (!this.#answer) throw new NoResponseError(`${request.method} ${request.url}`);
    return this.#answer;
  }

  /** @throws NoResponseError */
  get answered(): AnsweredExchange {
    return this.answer.exchange;
  }

  /** What the responses to the last request set, each hop of a redirect included. */
  get cookies(): readonly SetCookie[] {
    return this.#set;
  }

  async #perform(first: ReadyRequest): Promise<void> {
    this.#set = [];
    let next: ReadyRequest | undefined = first;
    for (let hops = 0; next; hops += 1) {
      if (hops > MOST_REDIRECTS) {
        const what = `The request was redirected more than ${MOST_REDIRECTS} times, the last time to ${next.url.href}`;
        throw new RedirectError(first.method, first.url.href, what);
      }
      const { url, sending } = next;
      this.#answer = undefined;
      const answer = await perform(
        await this.#withCookies(next),
        this.#options.network ?? NO_PROXY,
        this.#record,
      );
      this.#answer = answer;
      const { exchange, cookies } = answer;
      if (cookies.length > 0) this.#set.push(...(await this.#cookies.keep(sending.actor, cookies, url.href)));
      next = this.followsRedirects ? this.#redirect(next, exchange) : undefined;
    }
  }

  #withCookies(request: ReadyRequest): ReadyRequest | Promise<ReadyRequest> {
    const cookie = this.#cookie(request);
    if (cookie === undefined) return request;
    const sent = (cookie: string | undefined) =>
      cookie === undefined ? request : { ...request, headers: { ...request.headers, cookie } };
    return cookie instanceof Promise ? cookie.then(sent) : sent(cookie);
  }

  /** A `Cookie` header of the request is all there is; the cookies of an identity go to services of the settings. */
  #cookie(
    request: Pick<ReadyRequest, 'url' | 'headers' | 'cookies' | 'sending'> & {
      target?: ApiTarget | undefined;
    },
  ): Promise<string | undefined> | string | undefined {
    const { url, target, headers, cookies, sending } = request;
    if (headers.cookie !== undefined) return headers.cookie;
    return this.#cookies.header(sending.actor, url.href, {
      first: target ? sending.cookies : [],
      last: cookies,
    });
  }

  #redirect(sent: ReadyRequest, { response }: AnsweredExchange): ReadyRequest | undefined {
    const next = redirectOf(sent, response);
    return next && redirected(next, this.targetAt(next.url), this.#options.headers());
  }
}

const origins = new Map<string, string>();
/** Ports of services that come and go with scenarios add up. */
const MOST_ORIGINS = 1_000;

/** Of the address of a service, which each request to it asks for. */
function originOf(address: string): string {
  let origin = origins.get(address);
  if (origin === undefined) {
    if (origins.size >= MOST_ORIGINS) origins.clear();
    origin = new URL(address).origin;
    origins.set(address, origin);
  }
  return origin;
}

function secureWay(url: URL, target: ApiTarget | undefined, network: Network = NO_PROXY) {
  const { httpsAgent, proxy } = connectionTo(url, target, network);
  return { agent: httpsAgent, ...(proxy && { proxy }) };
}
