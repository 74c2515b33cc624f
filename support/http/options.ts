import type { Agent } from 'node:https';
import type { AxiosInstance } from 'axios';
import type { Exchange } from '../evidence/exchange';

/** How to speak TLS to a service; files are absolute paths of PEM files. */
export interface TlsFiles {
  /** Certificates of the authorities to trust, in place of those that Node trusts. */
  ca?: string;
  /** The client's own certificate, with its `key`. */
  certificate?: string;
  key?: string;
  /** Of the key. */
  passphrase?: string;
  /** Trusts every certificate. */
  insecure?: boolean;
}

/** A service that requests can go to. */
export interface ApiTarget {
  name: string;
  /** Base address. */
  url: string;
  /** Path on the service, file in the project, or address of its OpenAPI document. */
  openapi?: string;
  /** Path of its GraphQL endpoint; default: `/graphql`. */
  graphql?: string;
  tls?: TlsFiles;
}

/** What is between this machine and every service. */
export interface Network {
  /** Address of the proxy for all requests, `false` for none; default: the one that `env` names. */
  proxy?: string | false;
  /** Read for `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in capitals or not. */
  env?: NodeJS.ProcessEnv;
  /** Called once with the client, before its first request: the place for interceptors. */
  axios?: (instance: AxiosInstance) => void;
}

/** What a connection that is no single request needs to go the way that requests go. */
export interface Outline {
  /** Name of the service, or the host when it is not one of the settings. */
  service: string;
  url: string;
  /** Names in lower case, cookies included. */
  headers: Record<string, string>;
  /** Milliseconds until the answer must have begun. */
  timeout: number;
  /** What sets the timeout, when it is not the settings: see `Way`. */
  limit?: string;
  /** For https: TLS as the settings say, and the tunnel through `proxy` where there is one. */
  agent?: Agent;
  proxy?: URL;
}

export interface ApiSessionOptions {
  /** Where requests go; `undefined` asks for the default API. May start the service. */
  target(name?: string): Promise<ApiTarget> | ApiTarget;
  /** Throws for a name that `target` would not know; starts nothing. */
  known?(name: string): void;
  /** Takes every exchange, also one that failed, and each hop of a redirect. */
  record(exchange: Exchange): void;
  /** Asked with every request, and sent with it unless a step says otherwise. */
  headers(): Record<string, string>;
  /** Milliseconds for one request. */
  timeout: number;
  /** W3C `traceparent`, sent with every request. */
  trace: string;
  /** Folder that the paths of payload and schema files start from. */
  root: string;
  /** Default: no proxy. */
  network?: Network;
}
