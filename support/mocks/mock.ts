import { setTimeout as pause } from 'node:timers/promises';
import { BrineError } from '../errors/brine-error';
import type { Exchange } from '../evidence/exchange';
import { redactText } from '../evidence/redact';
import { preview } from '../matching/preview';
import type { OpenApiDocument } from '../openapi/document';
import { usualStatus } from '../openapi/documented-reply';
import type { ContractMode } from '../settings/service-settings';
import { answerOf } from './answer';
import { breachOf, operationFor, responseOf } from './check-reply';
import type { Written } from './contract-error';
import { MockFillError, UnexpectedCallError } from './errors';
import type { Incoming } from './incoming';
import type { Recordings } from './recordings';
import { type Answer, type Fault, type Reply, type Rule, requestOf } from './reply';
import { fillFromRequest, isMadeOfRequest } from './request-values';
import { type Chosen, isAbout, Rules, type SetRule, writtenAt } from './rules';
import { MockServer, type Outcome } from './server';
import { stepFor } from './step';

export interface MockOptions {
  /** Of the service that it stands in for. */
  name: string;
  /** What happens to a reply that is not as documented. */
  contract: ContractMode;
  /** What it always replies to some requests; the first that fits. */
  standing?: readonly Rule[];
  /** Of the service; undefined when it has none. */
  document?: () => Promise<OpenApiDocument | undefined>;
  recordings?: Recordings | undefined;
}

/** The scenario that a mock serves. */
export interface MockedScenario {
  traceId: string;
  /** What its tags say, above the mock's own. */
  contract?: ContractMode | undefined;
  /** Called when a call has its outcome; the exchange was there from its beginning. */
  record: (exchange: Exchange) => void;
  /** A note for whoever reads the report. */
  tell: (note: string) => void;
}

/** What a caller of a mock reads when nobody knows what to reply. */
const RUBBISH = '{"malformed": "this text ends in the mid';

/** Stands in for one outside service in one worker. It outlives scenarios; what it is told and what it received do not. */
export class Mock implements AsyncDisposable {
  readonly #rules = new Rules();
  readonly #former = new Set<string>();
  #server: MockServer | undefined;
  #scenario: MockedScenario | undefined;
  #calls: Exchange[] = [];
  #delay = 0;
  #fault: Fault | undefined;
  #failure: BrineError | undefined;

  constructor(private readonly options: MockOptions) {}

  get name(): string {
    return this.options.name;
  }

  /** Listens on a free port. */
  async start(): Promise<void> {
    this.#server ??= await MockServer.start(async (incoming, gone) => await this.#reply(incoming, gone));
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  /** From now on calls belong to this scenario, unless their `traceparent` names an earlier one. */
  begin(scenario: MockedScenario): void {
    if (this.#scenario) this.#former.add(this.#scenario.traceId);
    this.#scenario = scenario;
    this.#calls = [];
    this.#failure = undefined;
    this.workNormally();
  }

  /** What a scenario left goes: callers that still wait are not answered any more. */
  end(): void {
    this.workNormally();
    this.#server?.dismiss();
  }

  /** What it received in this scenario, in order. */
  get calls(): readonly Exchange[] {
    return this.#calls;
  }

  /** What it was told in this scenario, the last word first. */
  get rules(): readonly SetRule[] {
    return this.#rules.all;
  }

  /** Why the scenario is to fail: the first call that could not be replied to as it should. */
  get failure(): BrineError | undefined {
    return this.#failure;
  }

  /**
   * What to reply from now on, above all that was said before.
   *
   * @param source as it was written, to tell the line of a fault; a text is that of a step.
   * @throws MockContractError, SpecificationError
   */
  async replyTo(rule: Rule, source?: string | Written): Promise<void> {
    const set: SetRule = {
      ...rule,
      source: typeof source === 'string' ? { text: source } : source,
      used: 0,
    };
    for (const [index, reply] of rule.replies.entries()) await this.#checkBefore(set, reply, index);
    this.#rules.add(set);
  }

  /** @param delay milliseconds that every reply takes. */
  takeTime(delay: number): void {
    this.#delay = delay;
  }

  failWith(fault: Fault): void {
    this.#fault = fault;
  }

  /** As at the beginning of a scenario; what it received stays. */
  workNormally(): void {
    this.#rules.clear();
    this.#delay = 0;
    this.#fault = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server?.[Symbol.asyncDispose]();
  }

  async #reply(incoming: Incoming, gone: AbortSignal): Promise<Outcome> {
    const late = incoming.traceId !== undefined && this.#former.has(incoming.traceId);
    const scenario = late ? undefined : this.#scenario;
    const exchange = this.#exchangeOf(incoming);
    const start = performance.now();
    if (scenario) {
      this.#calls.push(exchange);
      scenario.record(exchange);
    }
    const outcome = await this.#outcome(incoming, scenario, gone);
    exchange.duration = performance.now() - start;
    if ('fault' in outcome) exchange.error = outcome.fault;
    else {
      delete exchange.error;
      exchange.response = responseOf(outcome);
    }
    return outcome;
  }

  #exchangeOf({ method, path, headers, text }: Incoming): Exchange {
    return {
      service: this.name,
      madeUp: true,
      request: { method, url: `${this.url}${path}`, headers, ...(text !== '' && { body: text }) },
      error: 'not answered yet',
      startedAt: new Date().toISOString(),
      duration: 0,
    };
  }

  /** Never rejects: what goes wrong fails the scenario, and the caller is told that there is nothing here. */
  async #outcome(
    incoming: Incoming,
    scenario: MockedScenario | undefined,
    gone: AbortSignal,
  ): Promise<Outcome> {
    try {
      const delay = scenario ? this.#delay : 0;
      const chosen = await this.#choose(incoming, scenario);
      await pause(delay + (chosen.reply.delay ?? 0), undefined, { signal: gone }).catch(() => {});
      return await this.#make(incoming, chosen, scenario);
    } catch (error) {
      if (scenario && scenario === this.#scenario && error instanceof BrineError) this.#failure ??= error;
      const title = error instanceof BrineError ? (error.message.split('\n')[0] ?? '') : String(error);
      return refusal(title);
    }
  }

  async #choose(incoming: Incoming, scenario: MockedScenario | undefined): Promise<Chosen> {
    const { method, path } = incoming;
    const plain: Rule = { method, path, replies: [] };
    if (scenario && this.#fault) return { reply: { fault: this.#fault }, rule: plain };
    const chosen = scenario && this.#rules.take(incoming);
    if (chosen && !chosen.reply.normally) return chosen;
    const { reply, rule = plain } = await this.#usual(incoming);
    const delay = (chosen?.reply.delay ?? 0) + (reply.delay ?? 0);
    return { reply: { ...reply, delay }, rule };
  }

  /** What is replied where the scenario says nothing. @throws UnexpectedCallError, NotRecordedError, RecordingError */
  async #usual(incoming: Incoming): Promise<{ reply: Reply; rule?: Rule }> {
    const { standing = [], recordings } = this.options;
    const rule = standing.find((one) => isAbout(one, incoming));
    if (recordings?.recording) return { reply: await recordings.record(incoming) };
    if (rule) return { reply: rule.replies[0] ?? {}, rule };
    if (recordings) return { reply: recordings.replay(incoming) };
    const operation = operationFor(await this.#document(), incoming.method, incoming.path);
    if (operation) return { reply: { status: usualStatus(operation) } };
    throw await this.#unexpected(incoming);
  }

  async #make(
    incoming: Incoming,
    { reply, rule, written }: Chosen,
    scenario: MockedScenario | undefined,
  ): Promise<Outcome> {
    const document = await this.#document();
    const { method, path } = incoming;
    const operation = operationFor(document, method, path);
    if (reply.fault === 'a malformed response') return rubbish(operation ? usualStatus(operation) : 200);
    if (reply.fault !== undefined) return { fault: reply.fault };
    const own = this.#filled(reply, incoming, rule);
    const answer = answerOf(own, operation);
    const mode = scenario?.contract ?? this.options.contract;
    if (document && mode !== 'off') {
      const breach = await breachOf(document, { mock: this.name, method, path, answer, written });
      if (breach && mode === 'warn') scenario?.tell(breach.message);
      if (breach && mode === 'fail' && scenario) this.#failure ??= breach;
    }
    return answer;
  }

  #filled(reply: Reply, incoming: Incoming, { path }: Rule): Reply {
    try {
      return fillFromRequest(reply, incoming, path) as Reply;
    } catch (error) {
      if (!(error instanceof BrineError)) throw error;
      throw new MockFillError(this.name, redactText(`${incoming.method} ${incoming.path}`), error);
    }
  }

  /** What can be known about a reply before anybody asks for it. */
  async #checkBefore(rule: SetRule, reply: Reply, index: number): Promise<void> {
    const mode = this.#scenario?.contract ?? this.options.contract;
    if (mode !== 'fail' || reply.normally || reply.fault !== undefined) return;
    if (rule.path.includes('*') || isMadeOfRequest(reply)) return;
    const document = await this.#document();
    if (!document) return;
    const { method, path } = rule;
    const answer = answerOf(reply, operationFor(document, method, path));
    const written = writtenAt(rule, index);
    const breach = await breachOf(document, { mock: this.name, method, path, answer, written });
    if (breach) throw breach;
  }

  async #document(): Promise<OpenApiDocument | undefined> {
    return await this.options.document?.();
  }

  async #unexpected(incoming: Incoming): Promise<BrineError> {
    const { standing = [] } = this.options;
    const told = [...this.#rules.all, ...standing].map(requestOf);
    const document = await this.#document();
    const described = document ? [`what ${document.source} describes`] : [];
    const body = incoming.body === null ? '' : ` ${preview(incoming.body)}`;
    return new UnexpectedCallError(this.name, {
      request: redactText(`${incoming.method} ${incoming.path}${body}`),
      known: [...new Set([...told, ...described])],
      step: stepFor(this.name, incoming),
    });
  }
}

function refusal(title: string): Answer {
  const body = { title };
  return {
    status: 404,
    headers: { 'content-type': 'application/problem+json', 'x-brine': 'mock' },
    text: JSON.stringify(body),
    body,
  };
}

function rubbish(status: number): Answer {
  return { status, headers: { 'content-type': 'application/json' }, text: RUBBISH, body: RUBBISH };
}
