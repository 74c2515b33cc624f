import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { CargoService } from '../../settings/service-settings';
import type { Exit } from '../process/exit';
import { forgetGroup, watchGroup } from '../process/reaper';
import { BinaryMissingError, CargoBuildError, CargoMissingError, ManifestMissingError } from './errors';

export interface BuildOptions {
  /** Receives cargo's own lines (`Compiling …`, rendered errors) as they come. */
  progress: (line: string) => void;
  /** Milliseconds for one cargo call. */
  timeout: number;
  env: NodeJS.ProcessEnv;
}

type Wanted = Record<string, CargoService['cargo']>;

/**
 * Builds the binaries of all cargo services, one `cargo build` per workspace and profile, and tells where they are.
 * The paths come from cargo's own messages: nothing is guessed about `target/`.
 *
 * @returns service name → absolute path of its executable.
 * @throws CargoMissingError, ManifestMissingError, CargoBuildError (with rustc's rendering), BinaryMissingError
 */
export async function buildServices(wanted: Wanted, options: BuildOptions): Promise<Record<string, string>> {
  const executables: Record<string, string> = {};
  for (const [name, { manifest }] of Object.entries(wanted)) {
    if (!existsSync(manifest)) throw new ManifestMissingError(name, manifest);
  }
  for (const [args, services] of grouped(wanted)) {
    const built = await cargoBuild(JSON.parse(args) as string[], services, options);
    for (const [name, cargo] of Object.entries(services)) {
      const executable = built.get(cargo.bin);
      if (!executable) throw new BinaryMissingError(name, cargo.bin, cargo.manifest, [...built.keys()]);
      executables[name] = executable;
    }
  }
  return executables;
}

/** Services that one cargo call can build, by the arguments that call needs. */
function grouped(wanted: Wanted): Map<string, Wanted> {
  const groups = new Map<string, Wanted>();
  for (const [name, cargo] of Object.entries(wanted)) {
    const args = ['build', '--manifest-path', cargo.manifest, '--message-format=json-render-diagnostics'];
    if (cargo.release) args.push('--release');
    if (cargo.features?.length) args.push('--features', cargo.features.join(','));
    const key = JSON.stringify(args);
    groups.set(key, { ...groups.get(key), [name]: cargo });
  }
  return groups;
}

async function cargoBuild(
  args: string[],
  services: Wanted,
  options: BuildOptions,
): Promise<Map<string, string>> {
  const all = [...args];
  for (const cargo of Object.values(services)) {
    if (cargo.package) all.push('--package', cargo.package);
    all.push('--bin', cargo.bin);
  }
  const built = new Map<string, string>();
  const said: string[] = [];
  const exit = await run(all, options, {
    message: (line) => collect(line, built),
    said: (line) => {
      said.push(line);
      options.progress(line);
    },
  });
  if (exit.code === 0) return built;
  const [name, cargo] = Object.entries(services)[0] as [string, CargoService['cargo']];
  const missing = /no bin target named `([^`]+)`/.exec(said.join('\n'));
  if (missing) {
    const culprit = Object.entries(services).find(([, one]) => one.bin === missing[1]) ?? [name, cargo];
    const { bin, manifest } = culprit[1];
    throw new BinaryMissingError(culprit[0], bin, manifest, await binariesOf(manifest, options));
  }
  throw new CargoBuildError(
    cargo.manifest,
    exit,
    said
      .filter((line) => !/^\s+(Compiling|Blocking|Fresh|Download|Updating|Locking|Adding)/.test(line))
      .join('\n'),
  );
}

/** Of all packages that `cargo build` looks into. Of a misspelt one cargo itself names only what is similar. */
async function binariesOf(manifest: string, options: BuildOptions): Promise<string[]> {
  const told: string[] = [];
  const args = ['metadata', '--manifest-path', manifest, '--no-deps', '--format-version', '1', '--offline'];
  await run(args, options, { message: (line) => told.push(line), said: () => {} });
  const { packages } = JSON.parse(told.join('\n') || '{"packages":[]}') as CargoMetadata;
  const targets = packages.flatMap((one) => one.targets);
  return targets.filter(({ kind }) => kind.includes('bin')).map(({ name }) => name);
}

interface CargoMetadata {
  packages: { targets: { name: string; kind: string[] }[] }[];
}

function collect(line: string, built: Map<string, string>): void {
  if (!line.startsWith('{')) return;
  const message = JSON.parse(line) as { reason: string; executable?: string; target?: { name: string } };
  if (message.reason === 'compiler-artifact' && message.executable && message.target) {
    built.set(message.target.name, message.executable);
  }
}

interface Listeners {
  message: (line: string) => void;
  said: (line: string) => void;
}

async function run(args: readonly string[], options: BuildOptions, listeners: Listeners): Promise<Exit> {
  const child = spawn('cargo', args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.env,
    timeout: options.timeout,
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const read = [
    lines(createInterface({ input: child.stdout }), listeners.message),
    lines(createInterface({ input: child.stderr }), listeners.said),
  ];
  if (child.pid) watchGroup(child.pid);
  const exit = await new Promise<Exit>((resolve, reject) => {
    child.once('error', (error) => reject(new CargoMissingError(error)));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  await Promise.all(read);
  if (child.pid) forgetGroup(child.pid);
  return exit;
}

async function lines(input: AsyncIterable<string>, take: (line: string) => void): Promise<void> {
  for await (const line of input) take(line);
}
