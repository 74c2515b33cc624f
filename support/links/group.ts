import type { Exchange } from '../evidence/exchange';
import type { Statement } from '../evidence/statement';
import type { DatabasePair } from './databases';
import { NoLinkToTurnError, SharedCallerError, UnknownDatabaseLinkError, UnknownLinkError } from './errors';
import { Link } from './link';
import type { Pair } from './pairs';
import type { LinkState } from './passage';
import { DatabaseLink } from './postgres/link';

export interface LinkGroupOptions {
  /** Undefined: links are off. */
  pairs: readonly Pair[] | undefined;
  /** Services and their databases (default: none). */
  databases?: readonly DatabasePair[];
  /** Where a service is now. */
  addressOf: (service: string) => string | undefined;
  /** Services that a mock stands in for at all times. */
  mocks?: readonly string[];
  /** Whether all workers share a service: its calls belong to no scenario alone. */
  isShared?: (service: string) => boolean;
}

/** The scenario that calls belong to. */
export interface LinkedScenario {
  traceId: string;
  record: (exchange: Exchange) => void;
  /** Takes what services have databases do. */
  recordStatement?: (statement: Statement) => void;
}

/** The links of one worker. They outlive its scenarios; what they see belongs to the scenario that caused it. */
export class LinkGroup implements AsyncDisposable {
  readonly #links: readonly Link[];
  readonly #pairs: readonly DatabasePair[];
  readonly #databases: readonly DatabaseLink[];
  readonly #off: boolean;
  readonly #isShared: (service: string) => boolean;
  readonly #former = new Set<string>();
  /** Service → the address that its callers reach in its place. */
  readonly #turned = new Map<string, string>();
  #scenario: LinkedScenario | undefined;
  #calls: Exchange[] = [];

  constructor({ pairs, addressOf, databases = [], mocks = [], isShared = () => false }: LinkGroupOptions) {
    this.#isShared = isShared;
    this.#off = pairs === undefined;
    this.#links = (pairs ?? []).map(
      ({ from, to }) =>
        new Link({
          from,
          to,
          upstream: () => this.#turned.get(to) ?? addressOf(to),
          mocked: () => mocks.includes(to) || this.#turned.has(to),
          record: (exchange) => this.#record(exchange),
        }),
    );
    this.#pairs = databases;
    this.#databases = (pairs === undefined ? [] : databases)
      .filter(({ connected }) => connected)
      .map(
        ({ from, to }) =>
          new DatabaseLink({ from, to, record: (statement, sql) => this.#recordStatement(statement, sql) }),
      );
  }

  /** From now on calls belong to this scenario, unless their `traceparent` names an earlier one. */
  begin(scenario: LinkedScenario): void {
    if (this.#scenario) this.#former.add(this.#scenario.traceId);
    this.#scenario = scenario;
    this.#calls = [];
  }

  /** The address that a service is given for another one; undefined where there is no link. */
  async urlFor(from: string, to: string): Promise<string | undefined> {
    return await this.#find(from, to)?.url();
  }

  /** @param delay milliseconds, for `slow`. @throws UnknownLinkError */
  become(from: string, to: string, state: LinkState, delay?: number): void {
    this.#demand(from, to).become(state, delay);
  }

  /** Leads all callers of a service to another address, until the links are restored. @throws NoLinkToTurnError */
  turn(service: string, url: string): void {
    if (!this.leadTo(service)) throw new NoLinkToTurnError(service, this.#off ? undefined : this.#links);
    this.#turned.set(service, url);
  }

  /** Whether calls to a service are seen. */
  leadTo(service: string): boolean {
    return this.#links.some(({ from, to }) => to === service && !this.#isShared(from));
  }

  /** The URLs that a service is given for its databases, where they lead through links. */
  async databaseUrls(from: string, urls: Readonly<Record<string, string>>): Promise<Record<string, string>> {
    const led = Object.entries(urls).map(async ([to, url]) => {
      const link = this.#databases.find((one) => one.from === from && one.to === to);
      return [to, link && /^postgres(ql)?:/.test(url) ? await link.urlFor(url) : url] as const;
    });
    return Object.fromEntries(await Promise.all(led));
  }

  /** @param delay milliseconds, for `slow`. @throws UnknownDatabaseLinkError */
  becomeToDatabase(from: string, to: string, state: LinkState, delay?: number): void {
    const link = this.#databases.find((one) => one.from === from && one.to === to);
    if (link && this.#isShared(from)) throw new SharedCallerError({ from, to: `database ${to}` });
    if (!link) throw new UnknownDatabaseLinkError({ from, to }, this.#off ? undefined : this.#pairs);
    link.become(state, delay);
  }

  restore(): void {
    if (this.#turned.size > 0) this.#turned.clear();
    for (const link of [...this.#links, ...this.#databases])
      if (link.state !== 'restored') link.become('restored');
  }

  /** What one service asked of the other in this scenario, in its order, answered or not. @throws UnknownLinkError */
  calls(from: string, to: string): Exchange[] {
    this.#demand(from, to);
    return this.#calls.filter(({ caller, service }) => caller === from && service === to);
  }

  /** All calls between services in this scenario. */
  get all(): readonly Exchange[] {
    return this.#calls;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      [...this.#links, ...this.#databases].map(async (link) => await link[Symbol.asyncDispose]()),
    );
  }

  #record(exchange: Exchange): void {
    if (!this.#scenario || this.#former.has(traceOf(exchange) ?? '')) return;
    this.#calls.push(exchange);
    this.#scenario.record(exchange);
  }

  #recordStatement(statement: Statement, sql: string): void {
    // Where a service names its trace in a comment, as sqlcommenter does.
    const trace = /traceparent='[0-9a-f]{2}-([0-9a-f]{32})-/.exec(sql)?.[1];
    if (this.#former.has(trace ?? '')) return;
    this.#scenario?.recordStatement?.(statement);
  }

  #demand(from: string, to: string): Link {
    if (this.#isShared(from)) throw new SharedCallerError({ from, to });
    const link = this.#find(from, to);
    if (!link) throw new UnknownLinkError({ from, to }, this.#off ? undefined : this.#links);
    return link;
  }

  #find(from: string, to: string): Link | undefined {
    return this.#links.find((link) => link.from === from && link.to === to);
  }
}

/** The id in a W3C `traceparent`. */
function traceOf({ request }: Exchange): string | undefined {
  return /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(request.headers.traceparent ?? '')?.[1];
}
