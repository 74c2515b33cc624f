import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Said {
  code: number | null;
  stdout: string;
  /** Both streams, as lines came. */
  all: string;
}

export interface DockerOptions {
  env: NodeJS.ProcessEnv;
  /** Folder in which it runs. */
  cwd: string;
  /** Milliseconds. */
  timeout: number;
  /** Takes each line of the error stream as it comes: Compose tells there how far it is, and gives answers on the other. */
  progress?: (line: string) => void;
}

/** Runs `docker` with arguments and waits until it has ended. @throws the error of the operating system (`ENOENT` …) */
export async function docker(args: readonly string[], options: DockerOptions): Promise<Said> {
  const { env, cwd, timeout, progress = () => {} } = options;
  const child = spawn('docker', args, {
    cwd,
    env,
    timeout,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const said = { stdout: [] as string[], all: [] as string[] };
  const take = async (stream: 'stdout' | 'stderr') => {
    for await (const line of createInterface({ input: child[stream] })) {
      if (stream === 'stdout') said.stdout.push(line);
      else progress(line);
      said.all.push(line);
    }
  };
  const read = [take('stdout'), take('stderr')];
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  await Promise.all(read);
  return { code, stdout: said.stdout.join('\n'), all: said.all.join('\n') };
}
