import { setTimeout as pause } from 'node:timers/promises';
import { BrineError } from '../errors/brine-error';
import type { Exchange } from '../evidence/exchange';
import type { ContractMode } from '../settings/service-settings';
import { Answers, type Known } from './answers';
import { responseOf } from './check-reply';
import type { Written } from './contract-error';
import type { Incoming } from './incoming';
import type { Answer, Fault, Rule } from './reply';
import { type Chosen, Rules, type SetRule } from './rules';
import { MockServer, type Outcome } from './server';

export interface MockOptions extends Known {
  /** What happens to a reply that is not as documented. */
  contract: ContractMode;
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

/** Stands in for one outside service in one worker. It outlives scenarios; what it is told and what it received do not. */
export class Mock implements AsyncDisposable {
  readonly #answers: Answers;
  readonly #rules = new Rules();
  readonly #former = new Set<string>();
  #server: MockServer | undefined;
  #scenario: MockedScenario | undefined;
  #calls: Exchange[] = [];
  #delay = 0;
  #fault: Fault | undefined;
  #failure: BrineError | undefined;

  constructor(private readonly options: MockOptions) {
    this.#answers = new Answers(options);
  }

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
    if (this.#contract === 'fail')
      for (const [index, reply] of rule.replies.entries()) {
        const breach = await this.#answers.breachBefore(set, reply, index);
        if (breach) throw breach;
      }
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
    if (scenario && this.#fault)
      return { reply: { fault: this.#fault }, rule: { method, path, replies: [] } };
    return await this.#answers.choose(incoming, scenario && this.#rules.take(incoming), this.#rules.all);
  }

  async #make(incoming: Incoming, chosen: Chosen, scenario: MockedScenario | undefined): Promise<Outcome> {
    const outcome = await this.#answers.make(incoming, chosen);
    const mode = scenario?.contract ?? this.options.contract;
    if ('fault' in outcome || chosen.reply.fault !== undefined || mode === 'off') return outcome;
    const breach = await this.#answers.breachOf(incoming, outcome, chosen);
    if (breach && mode === 'warn') scenario?.tell(breach.message);
    if (breach && mode === 'fail' && scenario) this.#failure ??= breach;
    return outcome;
  }

  get #contract(): ContractMode {
    return this.#scenario?.contract ?? this.options.contract;
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
