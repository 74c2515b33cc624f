import { spawnSync } from 'node:child_process';
import type { LoadedSettings } from '../../support/settings/settings';
import { type Finding, missing, ok, unneeded } from './finding';

const RUSTUP = 'Install Rust: https://rustup.rs';

/** Cargo, the compiler and a linker, for services that Brine builds. */
export function lookAtRust(
  { services }: LoadedSettings,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Finding[] {
  const built = Object.keys(services).filter((name) => 'cargo' in (services[name] ?? {}));
  if (built.length === 0) return [unneeded('Rust', 'no service is built with cargo')];
  const linker =
    platform === 'win32'
      ? ok('linker', 'cargo finds that of Visual Studio itself')
      : program(
          'linker',
          'cc',
          env,
          platform === 'darwin'
            ? 'xcode-select --install'
            : 'Install a C compiler: apt-get install gcc, or your system’s package of that name',
        );
  return [program('cargo', 'cargo', env, RUSTUP), program('rustc', 'rustc', env, RUSTUP), linker];
}

function program(name: string, command: string, env: NodeJS.ProcessEnv, fix: string): Finding {
  const { status, stdout, error } = spawnSync(command, ['--version'], {
    env,
    encoding: 'utf8',
    windowsHide: true,
  });
  if (status === 0) return ok(name, stdout.split('\n')[0] ?? '');
  const reason =
    (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT' ? 'is not there' : 'does not run';
  return missing(name, `the program ${command} ${reason}`, fix);
}
