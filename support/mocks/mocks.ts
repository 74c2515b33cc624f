import path from 'node:path';
import type { BrineError } from '../errors/brine-error';
import type { Exchange } from '../evidence/exchange';
import { networkOf } from '../http/network';
import type { ApiTarget } from '../http/options';
import { documentOf } from '../http/specification';
import type { OpenApiDocument } from '../openapi/document';
import type { MockSettings, ServiceSettings } from '../settings/service-settings';
import type { LoadedSettings } from '../settings/settings';
import { askReal } from './ask-real';
import { NotMockedError } from './errors';
import { Mock, type MockedScenario } from './mock';
import { readReplies } from './read-replies';
import { readReplyFile, readRules } from './read-rules';
import { Recordings } from './recordings';

export interface MocksOptions {
  settings: LoadedSettings;
  env: NodeJS.ProcessEnv;
  /** Where a real service is; it is started if need be. */
  urlOf: (service: string) => Promise<string>;
  /** Leads all callers of a service elsewhere for this scenario. @throws NoLinkToTurnError */
  turn: (service: string, url: string) => void;
  /** Whether the calls to a service are recorded on their way to it. */
  isSeen: (service: string) => boolean;
}

/** What is replied to a request as a file says. */
export interface FileRule {
  method: string;
  path: string;
  file: string;
}

/** The mocks of one worker: those of the settings, and those that scenarios put in the place of a real service. */
export class Mocks implements AsyncDisposable {
  readonly #mocks = new Map<string, Mock>();
  readonly #recordings: Recordings[] = [];
  /** Services that are mocked in this scenario alone. */
  readonly #turned = new Set<string>();
  #scenario: MockedScenario | undefined;

  constructor(private readonly options: MocksOptions) {}

  /** Starts those of the settings. @throws MockReplyError, RecordingFileError, SpecificationError */
  static async open(options: MocksOptions): Promise<Mocks> {
    const mocks = new Mocks(options);
    for (const [name, service] of Object.entries(options.settings.services)) {
      if ('mock' in service) await mocks.#start(name, service.mock === true ? {} : service.mock);
    }
    return mocks;
  }

  /** The settings with the address of each mock, so that everything else takes it for a service that runs elsewhere. */
  get placed(): LoadedSettings {
    const { settings } = this.options;
    const services = Object.entries(settings.services).map(([name, service]): [string, ServiceSettings] => {
      const mock = 'mock' in service ? this.#mocks.get(name) : undefined;
      return [name, mock ? { ...service, url: mock.url } : service];
    });
    return { ...settings, services: Object.fromEntries(services) };
  }

  begin(scenario: MockedScenario): void {
    this.#scenario = scenario;
    for (const mock of this.#mocks.values()) mock.begin(this.#scenarioOf(mock.name, scenario));
    for (const recordings of this.#recordings) recordings.begin();
  }

  end(): void {
    for (const mock of this.#mocks.values()) mock.end();
    // A set that is cleared makes itself anew, also when it is empty.
    if (this.#turned.size > 0) this.#turned.clear();
  }

  /** Puts a mock in the place of a real service until the scenario ends. @throws NoLinkToTurnError, SpecificationError */
  async mock(service: string): Promise<void> {
    if (this.#isOfSettings(service)) return;
    const known = this.#mocks.get(service);
    const mock = known ?? (await this.#start(service, {}));
    if (!known && this.#scenario) mock.begin(this.#scenarioOf(service, this.#scenario));
    this.options.turn(service, mock.url);
    this.#turned.add(service);
  }

  /** @throws NotMockedError */
  get(service: string): Mock {
    const mock = this.#mocks.get(service);
    if (mock && this.names.includes(service)) return mock;
    throw new NotMockedError(service, this.names);
  }

  /** Replies as a file of the project says. @param file relative to it. @throws MockReplyError, MockContractError … */
  async replyWithFile(service: string, { method, path: asked, file }: FileRule): Promise<void> {
    const mock = this.get(service);
    const text = await readReplyFile(path.resolve(this.options.settings.root, file));
    await mock.replyTo({ method, path: asked, replies: readReplies(text, file) }, { text, file });
  }

  /** Services that are mocked now. */
  get names(): string[] {
    return [...this.#mocks.keys()].filter((name) => this.#isOfSettings(name) || this.#turned.has(name));
  }

  /** Why the scenario is to fail: the first call that a mock could not reply to as it should. */
  get failure(): BrineError | undefined {
    return [...this.#mocks.values()].map(({ failure }) => failure).find((one) => one !== undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#mocks.values()].map(async (mock) => await mock[Symbol.asyncDispose]()));
  }

  #isOfSettings(name: string): boolean {
    const service = this.options.settings.services[name];
    return service !== undefined && 'mock' in service;
  }

  /** What no link sees is recorded here; what the scenario itself asks is its own. */
  #scenarioOf(name: string, scenario: MockedScenario): MockedScenario {
    const record = (exchange: Exchange) => {
      const own = exchange.request.headers['user-agent'] === 'brine';
      if (!own && !this.options.isSeen(name)) scenario.record(exchange);
    };
    return { ...scenario, record };
  }

  async #start(name: string, settings: MockSettings): Promise<Mock> {
    const mock = new Mock({
      name,
      contract: settings.contract ?? 'fail',
      standing: settings.replies === undefined ? [] : await readRules(settings.replies),
      document: async () => await this.#documentOf(name),
      recordings: this.#recordingsOf(name, settings),
    });
    await mock.start();
    this.#mocks.set(name, mock);
    await this.#documentOf(name);
    return mock;
  }

  async #documentOf(name: string): Promise<OpenApiDocument | undefined> {
    const { settings, env } = this.options;
    const service = settings.services[name];
    if (service?.openapi === undefined) return undefined;
    return await documentOf(await this.#target(name, service), settings.root, networkOf(settings.api, env));
  }

  async #target(name: string, service: ServiceSettings): Promise<ApiTarget> {
    const { openapi, tls } = service;
    const url =
      'mock' in service
        ? ((service.mock === true ? undefined : service.mock.target) ?? this.#mocks.get(name)?.url ?? '')
        : await this.options.urlOf(name);
    return { name, url, ...(openapi && { openapi }), ...(tls && { tls }) };
  }

  #recordingsOf(name: string, { recordings, target }: MockSettings): Recordings | undefined {
    const { env, settings } = this.options;
    if (recordings === undefined) return undefined;
    const wanted = (env.BRINE_RECORD ?? '').split(',').map((one) => one.trim());
    const { tls } = settings.services[name] ?? {};
    const ask =
      target !== undefined && wanted.includes(name)
        ? async (incoming: Parameters<typeof askReal>[1]) =>
            await askReal({ name, url: target, ...(tls && { tls }) }, incoming, {
              network: networkOf(settings.api, env),
              timeout: settings.timeouts.request,
            })
        : undefined;
    const opened = new Recordings({ mock: name, folder: recordings, ask });
    this.#recordings.push(opened);
    return opened;
  }
}
