import type { AxiosInstance } from 'axios';
import type { DatabaseSettings } from './database-settings';

/**
 * What `brine.config.ts` may say, as types. The schema beside this file checks the same shape at run time; a test
 * keeps the two together.
 *
 * Texts in a service's `env`, `args` and `command` may use `{{…}}`: `{{listen}}` (where to listen: `127.0.0.1:0`, and
 * after a restart the same port again), `{{port}}` (the port of it alone), `{{orders.url}}` (address of a service this
 * one depends on), `{{directory}}` (a folder that belongs to this instance alone, for databases and files),
 * `{{database.orders}}` (URL of a database), `{{clock}}` (path of the file that moves its time).
 */

/** How Brine knows that a service is ready to answer. */
export type Readiness =
  /** A GET on this path answers with a status below 400. */
  | { http: string }
  /** The port accepts connections. */
  | { tcp: true }
  /** A log line matches this regular expression. */
  | { log: string };

interface ServiceCommon {
  /** Services that must be ready before this one starts. */
  dependsOn?: string[];
  /** Environment variables of the process, on top of the runner's own. */
  env?: Record<string, string>;
  /** Default: the port accepts connections. */
  ready?: Readiness;
  /** Path on the service, or file in the project, of its OpenAPI document. */
  openapi?: string;
  /** Path of the GraphQL endpoint on the service (default `/graphql`). */
  graphql?: string;
  /** How to speak TLS to it, where its address begins with https. */
  tls?: TlsSettings;
}

/** Paths of PEM files, relative to the project. */
export interface TlsSettings {
  /** Certificates of the authorities to trust, in place of those that Node trusts. */
  ca?: string;
  /** The client's own certificate, and its key. */
  certificate?: string;
  key?: string;
  /** Of the key. */
  passphrase?: string;
  /** Trusts every certificate, whoever answers (default: false). */
  insecure?: boolean;
}

/** A Rust service built by cargo. */
export interface CargoService extends ServiceCommon {
  cargo: { manifest: string; bin: string; package?: string; features?: string[]; release?: boolean };
  /** Arguments of the binary. */
  args?: string[];
  /** Default: that of all services. */
  isolation?: Isolation;
  /** A regular expression over log lines whose first group is `host:port`; default: any line with "listening". */
  address?: { log: string };
}

/** A service started by a command: a script, a binary built elsewhere. */
export interface CommandService extends ServiceCommon {
  command: string[];
  /** Working folder, default: the project. */
  directory?: string;
  address?: { log: string };
  /** Default: that of all services. */
  isolation?: Isolation;
}

/** A service from a compose file: started once a run by `docker compose`, and shared by all workers. */
export interface ComposeService extends Omit<ServiceCommon, 'dependsOn' | 'env'> {
  compose: {
    /** Path of the compose file. */
    file: string;
    /** Its name there. */
    service: string;
    /** The one inside the container; docker is asked where it is published. */
    port: number;
  };
  /** Both stand in the compose file. */
  dependsOn?: undefined;
  env?: undefined;
}

/** A service that somebody else runs, such as a deployed one. Brine neither starts nor stops it. */
export interface DeployedService extends ServiceCommon {
  url: string;
}

/** An outside HTTP service that Brine itself stands in for: one server for each worker, ready at once. */
export interface MockedService extends ServiceCommon {
  mock: true | MockSettings;
}

/** How a mock behaves before a scenario says anything; paths are relative to the project. */
export interface MockSettings {
  /** File with what it always replies to some requests. */
  replies?: string;
  /** What happens when a reply is not as the mock's `openapi` says (default `fail`). */
  contract?: ContractMode;
  /** Folder of calls that were recorded; with it the mock replays them. */
  recordings?: string;
  /** Address of the real service, which `BRINE_RECORD` records. */
  target?: string;
}

/** How long a service that Brine starts lives, and who shares it. */
export type Isolation = 'scenario' | 'worker' | 'run';

export type ServiceSettings =
  | CargoService
  | CommandService
  | DeployedService
  | MockedService
  | ComposeService;

/** The React app. */
export type WebSettings =
  /** Built once by the project's own Vite; each worker serves it on a free port and forwards `proxy` paths. */
  | { vite: string; mode?: 'build' | 'dev'; proxy?: Record<string, string> }
  /** A server started by a command that prints where it listens. */
  | { command: string[]; directory?: string; env?: Record<string, string>; proxy?: Record<string, string> }
  /** Runs elsewhere. */
  | { url: string };

/** Who a scenario may be signed in as; the fields are the project's own. */
export type Actor = Record<string, string>;

/** What being signed in means: sent with API requests, planted into the browser before its first page. */
export interface Identity {
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  localStorage?: Record<string, string>;
  /** When it stops being valid; it is made anew shortly before. Default: it lasts as long as the run. */
  expiresAt?: Date;
}

/** What happens when an exchange of a scenario is not as the OpenAPI document of its service says. */
export type ContractMode = 'off' | 'warn' | 'fail';

/** What a project's `signIn` may use. */
export interface SignInTools {
  /** Sends a request to a service by name and gives status and parsed body; not recorded as evidence. */
  request(
    service: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: unknown; headers: Record<string, string> }>;
}

export interface BrowserSettings {
  /** Default: headless. */
  headless?: boolean;
  /** Path of a browser; default: found as `docs/settings.md` says. */
  executable?: string;
  /** Pixels. */
  viewport?: { width: number; height: number };
  locale?: string;
  timezone?: string;
  /** More command-line arguments for the browser. */
  args?: string[];
  /** Default: chromium. The others where Playwright has installed them. */
  engine?: 'chromium' | 'firefox' | 'webkit';
  /** Playwright's name of a device, such as `iPhone 15`; the settings above win over what it brings. */
  device?: string;
  /** What every page may use without asking, such as `clipboard-read`. */
  permissions?: string[];
  /** Degrees, and meters of accuracy. */
  geolocation?: { latitude: number; longitude: number; accuracy?: number };
  colorScheme?: 'light' | 'dark';
  reducedMotion?: 'reduce' | 'no-preference';
  /** `context` (default): each scenario has a fresh browser context. `page`: one for the worker, emptied in between. */
  isolation?: 'context' | 'page';
  /**
   * Playwright's trace (default: on-retry, because recording costs). `on-failure` leaves out the film strip, which costs
   * most.
   */
  trace?: Keep;
  /** Default: off. */
  video?: Keep;
  /** What went over the network (default: off). */
  har?: Keep;
}

/** Of which scenarios a recording is kept; `on-retry`: of every attempt after the first. */
export type Keep = 'off' | 'on-failure' | 'on-retry' | 'always';

/** Where React components are found and how they are mounted. */
export interface ComponentSettings {
  /** Folder of the front end, with its own Vite (default: `web.vite`). */
  root?: string;
  /** File with wrappers and functions for components (default: `component.setup.{tsx,ts,jsx,js}` in `root`, if it is there). */
  setup?: string;
  /** A page that honours `window.mount` and `window.unmount`, in place of Brine's own. */
  url?: string;
  /**
   * `reload` (default): every scenario loads the page anew; `unmount`: the page stays and the component goes;
   * `context`: every scenario has a browser context of its own.
   */
  isolation?: 'reload' | 'unmount' | 'context';
}

export interface AccessibilitySettings {
  /** Tags of axe's rules (default: WCAG 2.0 to 2.2, levels A and AA, and best practices). */
  standards?: string[];
  /** File of the violations that are known already (default: `accessibility-baseline.json`). */
  baseline?: string;
}

export interface ScreenshotSettings {
  /** Share of the pixels that may differ, from 0 to 1 (default 0.001). */
  tolerance?: number;
  /** Distance of two colours, from 0 to 1, up to which they count as equal (default 0.1). */
  threshold?: number;
}

export interface ReportSettings {
  /** Address at which the report will be read, for summaries and messages (default: `BRINE_REPORT_URL`). */
  url?: string;
  /** Whether to write `ctrf.json` (default: only where `BRINE_CTRF` is set). */
  ctrf?: boolean;
  /** Addresses of what tags stand for, by what is before their colon: `{ issue: 'https://tracker.example.com/{id}' }`. */
  links?: Record<string, string>;
  /** Runs of each environment that the history keeps (default 500). */
  keepRuns?: number;
}

/** All in milliseconds. */
export interface Timeouts {
  /** One step (default 60,000). */
  step?: number;
  /** A service from spawn to ready (default 30,000). */
  ready?: number;
  /** A service from the request to stop until it is killed (default 5,000). */
  stop?: number;
  /** One API request (default 10,000). */
  request?: number;
  /** A check on something that moves: a page, a log (default 5,000). */
  expect?: number;
  /** `cargo build` and the web build, each (default 900,000). */
  build?: number;
  /** A thread that shows no sign of life, blocked where nothing can break it, until the run is ended (default 60,000). */
  stall?: number;
  /** Code that runs without letting anything else run, such as an endless loop (default 10,000). */
  blocked?: number;
  /** A step or hook whatever its own timeout says, so that `timeout: -1` ends too (default 900,000). */
  cap?: number;
}

/**
 * What one environment says differently; objects are merged, other values replaced. A service or web app of another
 * kind (`url` instead of `cargo`) replaces the whole of the former one.
 */
export type Overrides = DeepPartial<Omit<Settings, 'environments' | 'signIn'>> & Pick<Settings, 'signIn'>;

type DeepPartial<T> = T extends object
  ? T extends readonly unknown[]
    ? T
    : { [K in keyof T]?: DeepPartial<T[K]> }
  : T;

export interface Settings {
  /** Name shown on the report (default: the name in package.json). */
  project?: string;
  services?: Record<string, ServiceSettings>;
  /**
   * Who shares the services that Brine starts: `worker` (default), the scenarios of one worker; `run`, all of them;
   * `scenario`, nobody. By tag: `@isolated`.
   */
  isolation?: Isolation;
  /** Databases by name; a name goes into file names and SQL. */
  databases?: Record<string, DatabaseSettings>;
  web?: WebSettings;
  api?: {
    /** The service that requests go to unless a scenario says otherwise; default: the only one with `openapi`, or the first. */
    default?: string;
    /** Headers of every request. */
    headers?: Record<string, string>;
    /** Address of the proxy for API requests, `false` for none (default: the one that the environment names). */
    proxy?: string | false;
    /** Called once a worker with the axios client of all API requests: the place for interceptors. */
    axios?: (instance: AxiosInstance) => void;
  };
  /** Whether every exchange of a scenario is checked against the OpenAPI documents (default `off`). */
  contract?: ContractMode;
  /** Whether calls between services that Brine starts go through its links (default: true). */
  links?: boolean;
  /** Which scenarios get a sequence diagram (default: `on-failure`). */
  diagram?: 'on-failure' | 'always' | 'off';
  time?: {
    /** A header that tells services the time of the scenario with each request (default: none). */
    header?: string;
  };
  actors?: Record<string, Actor>;
  signIn?: (actor: Actor & { name: string }, tools: SignInTools) => Promise<Identity>;
  /** Page name → path, for `I open "orders"`. */
  pages?: Record<string, string>;
  browser?: BrowserSettings;
  components?: ComponentSettings;
  accessibility?: AccessibilitySettings;
  screenshots?: ScreenshotSettings;
  report?: ReportSettings;
  timeouts?: Timeouts;
  /** Values that must never appear in a report, beyond those found by name. Usually `process.env.X`. */
  secrets?: (string | undefined)[];
  /** Values for `{{env.NAME}}` are taken from the environment; these add to them: `{{name}}`. */
  values?: Record<string, unknown>;
  /** Tags that features may have beside Brine's own and those of the profiles; `@issue:` stands for all that begin so. */
  tags?: string[];
  lint?: {
    /** Rules of `brine lint` by name: `false` switches one off. */
    rules?: Record<string, boolean>;
  };
  /** Chosen with `--env NAME` or `BRINE_ENV`. */
  environments?: Record<string, Overrides>;
}

/** Settings after loading: defaults filled in, the chosen environment merged, paths absolute. */
export interface LoadedSettings
  extends Required<Omit<Settings, 'web' | 'signIn' | 'environments' | 'secrets'>> {
  /** Absolute folder of `brine.config.ts`. */
  root: string;
  /** `default` or the name given by `--env`. */
  environment: string;
  /** Names of all environments, `default` first. */
  environments: readonly string[];
  web?: WebSettings;
  signIn?: Settings['signIn'];
  secrets: string[];
  timeouts: Required<Timeouts>;
  /** Without `root` and `url` the project has no components. */
  components: ComponentSettings & Required<Pick<ComponentSettings, 'isolation'>>;
  accessibility: Required<AccessibilitySettings>;
  screenshots: Required<ScreenshotSettings>;
}
