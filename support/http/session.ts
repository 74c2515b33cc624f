import path from 'node:path';
import type { AnsweredExchange, Exchange } from '../evidence/exchange';
import { buildRequest } from '../openapi/build-request';
import { checkResponse } from '../openapi/check-response';
import { checkSchema } from '../openapi/check-schema';
import { findOperation, matchOperation, type Operation } from '../openapi/operation';
import { addressOf, isAbsolute } from './address';
import { type Pair, RequestDraft } from './draft';
import { NoResponseError, RequestDraftError, RequestNotRepeatableError } from './errors';
import { perform, type ReadyRequest } from './perform';
import { documentOf } from './specification';

/** A service that requests can go to. */
export interface ApiTarget {
  name: string;
  /** Base address. */
  url: string;
  /** Path on the service, file in the project, or address of its OpenAPI document. */
  openapi?: string;
}

export interface ApiSessionOptions {
  /** Where requests go; `undefined` asks for the default API. May start the service. */
  target(name?: string): Promise<ApiTarget> | ApiTarget;
  /** Takes every exchange, also one that failed. */
  record(exchange: Exchange): void;
  /** Sent with every request, unless a step says otherwise. */
  headers: Record<string, string>;
  /** Milliseconds for one request. */
  timeout: number;
  /** W3C `traceparent`, sent with every request. */
  trace: string;
  /** Folder that the paths of payload and schema files start from. */
  root: string;
}

/**
 * The API client of one scenario.
 *
 * Headers, query, body, form and files are a draft for the next request alone; identity and `use` stay. Identity and
 * the common headers go only to services of the settings, never to another host that a step names by its address.
 */
export class ApiSession {
  readonly #options: ApiSessionOptions;
  readonly #targets = new Map<string, ApiTarget>();
  #name: string | undefined;
  #identity: Record<string, string> = {};
  #draft = new RequestDraft();
  #sent: ReadyRequest | undefined;
  #exchange: Exchange | undefined;
  #operation: Operation | undefined;

  constructor(options: ApiSessionOptions) {
    this.#options = options;
  }

  /** Sends later requests to this API. */
  use(name: string): void {
    this.#name = name;
  }

  /** Headers that say who acts, in place of those of the former actor. */
  identify(headers: Record<string, string>): void {
    this.#identity = headers;
  }

  setHeader(name: string, value: string): void {
    this.#draft.headers.set(name.toLowerCase(), value);
  }

  setHeaders(headers: Iterable<Pair>): void {
    for (const [name, value] of headers) this.setHeader(name, value);
  }

  /** A name may come more than once. */
  setQuery(parameters: Iterable<Pair>): void {
    this.#draft.query.push(...parameters);
  }

  /** JSON or YAML, unless a type is given here or by a header; see `readBody`. */
  setBody(text: string, contentType?: string): void {
    this.#draft.setBody(text, contentType);
  }

  /** Sent as it is, with the type of its name; YAML is sent as JSON. @throws RequestFileError */
  async setBodyFromFile(file: string): Promise<void> {
    await this.#draft.setBodyFromFile(path.resolve(this.#options.root, file));
  }

  /** Sent URL-encoded, or as multipart when a file is attached too. */
  setForm(fields: Iterable<Pair>): void {
    this.#draft.form.push(...fields);
  }

  /** @throws RequestFileError */
  async attachFile(file: string, part: string): Promise<void> {
    await this.#draft.attachFile(path.resolve(this.#options.root, file), part);
  }

  /**
   * Sends the draft to a path of the API in use, or to an absolute address. Any status is a result.
   *
   * @throws RequestFailedError when no answer came; RequestDraftError, DocumentError, RequestAddressError
   */
  async send(method: string, address: string): Promise<void> {
    const draft = this.#takeDraft();
    const target = isAbsolute(address) ? undefined : await this.#target();
    await this.#send(draft, method, addressOf(target?.url ?? '', address, draft.query));
  }

  /**
   * Sends the request that the OpenAPI document describes under this operationId.
   *
   * @throws NoSpecificationError, UnknownOperationError, OperationParametersError and what `send` throws
   */
  async call(operationId: string, parameters: Record<string, string>): Promise<void> {
    const draft = this.#takeDraft();
    const target = await this.#target();
    const document = await documentOf(target, this.#options.root);
    const operation = findOperation(document, operationId);
    const request = buildRequest(operation, parameters);
    if (request.body !== undefined && draft.hasBody) {
      throw new RequestDraftError('a body', `body fields for the operation "${operationId}"`);
    }
    if (request.body !== undefined) draft.setBody(request.body, request.contentType);
    for (const [name, value] of Object.entries(request.headers)) draft.headers.set(name.toLowerCase(), value);
    const base = new URL(target.url).pathname === '/' ? document.basePath : '';
    const url = addressOf(target.url, base + request.path, [...request.query, ...draft.query]);
    await this.#send(draft, request.method, url);
    this.#operation = operation;
  }

  /**
   * Sends the last request again, for a check that waits.
   *
   * @throws RequestNotRepeatableError unless it was a GET or HEAD; NoResponseError when there was none
   */
  async repeat(): Promise<void> {
    const sent = this.#sent;
    if (!sent) throw new NoResponseError();
    if (!['GET', 'HEAD'].includes(sent.method)) throw new RequestNotRepeatableError(sent.method, sent.url);
    await this.#perform(sent);
  }

  /** The last exchange, also one without an answer. @throws NoResponseError before the first request */
  get exchange(): Exchange {
    if (!this.#exchange) throw new NoResponseError();
    return this.#exchange;
  }

  /** The last exchange, with its response. @throws NoResponseError */
  get answered(): AnsweredExchange {
    const { request, response, ...rest } = this.exchange;
    if (!response) throw new NoResponseError(`${request.method} ${request.url}`);
    return { request, response, ...rest };
  }

  /** What the last request got. @throws NoResponseError */
  get response(): AnsweredExchange['response'] {
    return this.answered.response;
  }

  /** Checks the last response against the OpenAPI document. @throws ContractError, NoSpecificationError */
  async checkSpecification(): Promise<void> {
    const { answered } = this;
    const { url, method } = answered.request;
    const target = this.#targets.get(new URL(url).origin) ?? (await this.#target());
    const document = await documentOf(target, this.#options.root);
    const operation = this.#operation ?? matchOperation(document, method, url, new URL(target.url).pathname);
    await checkResponse(document, operation, answered);
  }

  /** Checks the last body against a JSON Schema file. @throws SchemaMismatchError */
  async checkSchema(file: string): Promise<void> {
    await checkSchema(this.answered, path.resolve(this.#options.root, file));
  }

  #takeDraft(): RequestDraft {
    const draft = this.#draft;
    this.#draft = new RequestDraft();
    return draft;
  }

  async #target(): Promise<ApiTarget> {
    const target = await this.#options.target(this.#name);
    this.#targets.set(new URL(target.url).origin, target);
    return target;
  }

  async #send(draft: RequestDraft, method: string, url: URL): Promise<void> {
    const payload = await draft.payload();
    const known = this.#targets.get(url.origin);
    const common = known ? { ...lowerCased(this.#options.headers), ...lowerCased(this.#identity) } : {};
    const headers = {
      accept: '*/*',
      'accept-encoding': 'gzip, deflate, br',
      'user-agent': 'brine',
      ...common,
      traceparent: this.#options.trace,
      ...(payload && { 'content-type': payload.contentType }),
      ...Object.fromEntries(draft.headers),
    };
    const sent: ReadyRequest = { service: known?.name ?? url.host, method, url: url.href, headers };
    if (payload) sent.payload = payload;
    this.#operation = undefined;
    this.#sent = sent;
    await this.#perform(sent);
  }

  async #perform(sent: ReadyRequest): Promise<void> {
    await perform(sent, this.#options.timeout, (exchange) => {
      this.#exchange = exchange;
      this.#options.record(exchange);
    });
  }
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
