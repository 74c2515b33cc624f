import { spawn } from 'node:child_process';

/**
 * Takes a compose project down when this process ends without having done so, however it ends: a tiny shell reads a pipe
 * from us. It is none of the run's processes, or whoever cleans up after a run would end it first.
 */
const SCRIPT = `
trap '' INT TERM HUP
read -r word
[ "$word" = done ] && exit 0
exec docker "$@"
`;

/**
 * @param args of `docker`, to take it down.
 * @param mark variable that marks the processes of the run.
 * @returns tells that it is down already. On Windows nobody watches.
 */
export function downWithUs(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  mark: string,
): () => void {
  if (process.platform === 'win32') return () => {};
  const { [mark]: _, ...unmarked } = env;
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'brine-compose-watch', ...args], {
    cwd,
    env: unmarked,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  const pipe = child.stdin as typeof child.stdin & { unref?: () => void };
  pipe?.unref?.();
  pipe?.on('error', () => {});
  return () => void pipe?.end('done\n');
}
