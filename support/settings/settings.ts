import type { AxiosInstance } from 'axios';
import type {
  AccessibilitySettings,
  BrowserSettings,
  ComponentSettings,
  ScreenshotSettings,
} from './browser-settings';
import type { DatabaseSettings } from './database-settings';
import type { ContractMode, Isolation, ServiceSettings } from './service-settings';

/**
 * What `brine.config.ts` may say, as types. The schema beside this file checks the same shape at run time; a test
 * keeps the two together.
 */

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

export interface ReportSettings {
  /** Address at which the report will be read, for summaries and messages (default: `BRINE_REPORT_URL`). */
  url?: string;
  /** Whether to write `ctrf.json` (default: only where `BRINE_CTRF` is set). */
  ctrf?: boolean;
  /** Whether to write the classic dashboard, which takes far longer than the report itself (default: true). */
  classic?: boolean;
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
  /** Of which scenarios requests and answers are kept (default: `on-failure`). */
  exchanges?: 'on-failure' | 'always';
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
