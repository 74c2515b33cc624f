import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CargoService, CommandService } from '../../settings/service-settings';
import type { LoadedSettings } from '../../settings/settings';
import type { ProcessSpec } from '../process/spawn';
import { fillTemplate } from './template';

/** A service that Brine starts as a process. */
export type StartableService = CargoService | CommandService;

/** What the settings do not know about a service that this thread is about to start. */
export interface Placement {
  name: string;
  service: StartableService;
  /** Absolute path of the binary that cargo built. */
  executable?: string | undefined;
  /** Folder of this instance alone. */
  directory: string;
  logFile: string;
  /** Absolute path of the file that moves its time. */
  clock?: string;
  /** 0 at the first start, the former port at a restart: others hold the address. */
  port: number;
  /** Addresses of the services it depends on. */
  urls: Readonly<Record<string, string>>;
  /** `host:port` of the same, without a link in between. */
  addresses?: Readonly<Record<string, string>>;
  /** URLs of the databases. */
  databases?: Readonly<Record<string, string>>;
  /** Variables of this instance alone, as they are. */
  own?: Readonly<Record<string, string>> | undefined;
}

/** Settings and placement together make the process, and its folder. Backtraces are on, so that a panic can tell where. */
export function processSpec(
  placement: Placement,
  settings: LoadedSettings,
  env: NodeJS.ProcessEnv,
): ProcessSpec {
  const { service } = placement;
  mkdirSync(placement.directory, { recursive: true });
  const values = valuesOf(placement);
  const fill = (text: string) => fillTemplate(text, values);
  const [command, ...args] =
    'cargo' in service
      ? [placement.executable ?? service.cargo.bin, ...(service.args ?? [])]
      : service.command;
  const directory =
    'cargo' in service ? path.dirname(service.cargo.manifest) : (service.directory ?? settings.root);
  const own = Object.fromEntries(Object.entries(service.env ?? {}).map(([key, text]) => [key, fill(text)]));
  return {
    command: program(fill(command ?? '')),
    args: args.map(fill),
    directory,
    env: { RUST_BACKTRACE: '1', ...env, ...own, ...placement.own },
    logFile: placement.logFile,
  };
}

function valuesOf({
  port,
  directory,
  urls,
  addresses = {},
  clock = '',
  databases = {},
}: Placement): Record<string, string> {
  const others = Object.entries(urls).map(([name, url]) => [`${name}.url`, url]);
  const direct = Object.entries(addresses).map(([name, address]) => [`${name}.address`, address]);
  const kept = Object.entries(databases).map(([name, url]) => [`database.${name}`, url]);
  return {
    listen: `127.0.0.1:${port}`,
    port: String(port),
    directory: directory.replaceAll('\\', '/'),
    clock: clock.replaceAll('\\', '/'),
    ...Object.fromEntries([...others, ...direct, ...kept]),
  };
}

/** `node` means the one that runs us: the PATH may hold an older one. */
function program(command: string): string {
  return command === 'node' ? process.execPath : command;
}
