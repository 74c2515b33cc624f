/**
 * Texts in a service's `env`, `args` and `command` may use `{{…}}`: `{{listen}}` (where to listen: `127.0.0.1:0`, and
 * after a restart the same port again), `{{port}}` (the port of it alone), `{{orders.url}}` (address of a service this
 * one depends on), `{{directory}}` (a folder that belongs to this instance alone, for databases and files),
 * `{{database.orders}}` (URL of a database), `{{clock}}` (path of the file that moves its time).
 */

/** What happens when an exchange of a scenario is not as the OpenAPI document of its service says. */
export type ContractMode = 'off' | 'warn' | 'fail';

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
