import path from 'node:path';
import type { AnsweredExchange, Exchange } from '../evidence/exchange';
import { checkResponse } from '../openapi/check-response';
import { checkSchema } from '../openapi/check-schema';
import { findOperation, matchOperation, type Operation } from '../openapi/operation';
import { addressOf, isAbsolute } from './address';
import { expectSameAsFile, saveBody } from './body-file';
import type { SetCookie } from './cookies';
import { Drafting } from './drafting';
import { GRAPHQL_ACCEPT, isReadingQuery } from './graphql';
import { draftOperation } from './operation-request';
import type { ApiSessionOptions, ApiTarget, Outline } from './options';
import { Sender } from './sender';
import { documentOf } from './specification';

/**
 * The API client of one scenario.
 *
 * Headers, query, cookies, body, form, files and timeout are a draft for the next request alone; identity, `use`,
 * `followRedirects` and the cookies that responses set stay.
 */
export class ApiSession extends Drafting {
  readonly #options: ApiSessionOptions;
  readonly #sender: Sender;
  #name: string | undefined;
  #operation: Operation | undefined;

  constructor(options: ApiSessionOptions) {
    super(options.root);
    this.#options = options;
    this.#sender = new Sender(options);
  }

  /** Sends later requests to this API. @throws what `known` of the options throws */
  use(name: string): void {
    this.#options.known?.(name);
    this.#name = name;
  }

  /**
   * Headers and cookies that say who acts, in place of those of the former actor. Cookies that responses set stay with
   * the actor they were set for.
   *
   * @param actor its name; default: another one for other headers and cookies.
   */
  identify(headers: Record<string, string>, cookies: Record<string, string> = {}, actor?: string): void {
    const pairs = Object.entries(cookies);
    const isNobody = pairs.length === 0 && Object.keys(headers).length === 0;
    const proof = isNobody ? '' : JSON.stringify([headers, pairs]);
    this.#sender.identify({ actor: actor ?? proof, headers, cookies: pairs });
  }

  /** Whether later requests follow redirects; at first they do not. */
  followRedirects(follow: boolean): void {
    this.#sender.followsRedirects = follow;
  }

  /**
   * Sends the draft to a path of the API in use, or to an absolute address. Any status is a result.
   *
   * @throws RequestFailedError when no answer came; RedirectError, RequestDraftError, UnusedRequestPartError,
   *   DocumentError, RequestAddressError, and what the way there throws: TlsFileError, ProxyAddressError, ClientHookError
   */
  async send(method: string, address: string): Promise<void> {
    const draft = this.takeDraft();
    const asked = isAbsolute(address) ? undefined : this.#target();
    const target = asked instanceof Promise ? await asked : asked;
    const url = addressOf(target?.url ?? '', address, draft.query);
    this.#operation = undefined;
    await this.#sender.send(draft, method, url);
  }

  /** Sends a GraphQL query, with the variables of the draft. @throws what `send` throws, GraphqlVariablesError */
  async query(query: string): Promise<void> {
    const draft = this.takeDraft();
    draft.setGraphql(query);
    if (!draft.headers.has('accept')) draft.headers.set('accept', GRAPHQL_ACCEPT);
    const { url, graphql = '/graphql' } = await this.#target();
    this.#operation = undefined;
    await this.#sender.send(draft, 'POST', addressOf(url, graphql, draft.query), isReadingQuery(query));
  }

  /**
   * The address and headers that a request to this path would have, for a connection that is not over with one answer.
   * Uses up the headers, cookies and query of the draft.
   *
   * @throws RequestAddressError
   */
  async prepare(address: string): Promise<Outline> {
    const draft = this.takeDraft();
    const target = isAbsolute(address) ? undefined : await this.#target();
    return await this.#sender.outline(draft, addressOf(target?.url ?? '', address, draft.query));
  }

  /**
   * Sends the request that the OpenAPI document describes under this operationId.
   *
   * @param left a field or parameter that the request is sent without, with all below it.
   * @throws NoSpecificationError, UnknownOperationError, OperationParametersError and what `send` throws
   */
  async call(operationId: string, parameters: Record<string, string>, left?: string): Promise<void> {
    const draft = this.takeDraft();
    const target = await this.#target();
    const document = await documentOf(target, this.#options.root, this.#options.network);
    const { operation, method, url } = draftOperation(draft, target, document, {
      operationId,
      parameters,
      left,
    });
    this.#operation = operation;
    await this.#sender.send(draft, method, url);
  }

  /** The operation of the API in use. @throws NoSpecificationError, UnknownOperationError */
  async operation(name: string): Promise<Operation> {
    const document = await documentOf(await this.#target(), this.#options.root, this.#options.network);
    return findOperation(document, name);
  }

  /**
   * Sends the last request again, for a check that waits.
   *
   * @throws RequestNotRepeatableError unless it was a GET, a HEAD or a GraphQL query that is no mutation;
   *   NoResponseError when there was none
   */
  async repeat(): Promise<void> {
    await this.#sender.repeat();
  }

  /** The last exchange, also one without an answer. @throws NoResponseError before the first request */
  get exchange(): Exchange {
    return this.#sender.exchange;
  }

  /** The last exchange, with its response. @throws NoResponseError */
  get answered(): AnsweredExchange {
    return this.#sender.answered;
  }

  /** What the last request got. @throws NoResponseError */
  get response(): AnsweredExchange['response'] {
    return this.answered.response;
  }

  /** What the last request made the other side set, each hop of a redirect included. @throws NoResponseError */
  get cookies(): readonly SetCookie[] {
    return this.#sender.cookies;
  }

  /** Checks the last response against the OpenAPI document. @throws ContractError, NoSpecificationError */
  async checkSpecification(): Promise<void> {
    const { answered } = this;
    const { url, method } = answered.request;
    const target = this.#sender.targetAt(new URL(url)) ?? (await this.#target());
    const document = await documentOf(target, this.#options.root, this.#options.network);
    const operation = this.#operation ?? matchOperation(document, method, url, new URL(target.url).pathname);
    await checkResponse(document, operation, answered);
  }

  /** Checks the last body against a JSON Schema file. @throws SchemaMismatchError */
  async checkSchema(file: string): Promise<void> {
    await checkSchema(this.answered, path.resolve(this.#options.root, file));
  }

  /** Compares the bytes of the last body with those of a file. @throws ResponseError, RequestFileError */
  async checkSameAsFile(file: string): Promise<void> {
    await expectSameAsFile(this.#sender.answer, this.#options.root, file);
  }

  /** Keeps the bytes of the last body below `reports/output/files`. @throws BodyFileError */
  async saveBody(file: string): Promise<void> {
    await saveBody(this.#sender.answer, this.#options.root, file);
  }

  #target(): ApiTarget | Promise<ApiTarget> {
    return this.#sender.target(this.#name);
  }
}
