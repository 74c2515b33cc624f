import { type ChildProcess, spawn } from 'node:child_process';
import { isMainThread, threadId } from 'node:worker_threads';

/**
 * Watches over the process groups that this thread started. A tiny shell reads a pipe from us; when the pipe closes,
 * for whatever reason we died (SIGKILL and `worker.terminate()` included), it ends every group still listed: SIGTERM,
 * a second of grace, SIGKILL. The idea is Ryuk's of testcontainers: an outside process that watches a connection.
 *
 * Windows needs none: a child that is not detached lives in the runner's job and is ended with it.
 */
const SCRIPT = `
trap '' INT TERM HUP
groups=""
while read -r verb id; do
  case "$verb" in
    add) groups="$groups $id" ;;
    remove)
      rest=""
      for group in $groups; do [ "$group" = "$id" ] || rest="$rest $group"; done
      groups="$rest" ;;
  esac
done
for group in $groups; do kill -TERM -$group 2>/dev/null; done
tries=0
while [ $tries -lt 10 ]; do
  alive=""
  for group in $groups; do kill -0 -$group 2>/dev/null && alive="$alive $group"; done
  [ -z "$alive" ] && exit 0
  sleep 0.1
  tries=$((tries + 1))
done
for group in $groups; do kill -KILL -$group 2>/dev/null; done
`;

let shell: ChildProcess | undefined;

/** Tells the reaper that this process group must not outlive us. */
export function watchGroup(pid: number): void {
  tell(`add ${pid}`);
}

/** The group is gone, or may live on. */
export function forgetGroup(pid: number): void {
  tell(`remove ${pid}`);
}

/** Watches a group and gives the function that forgets it. */
export function ownGroup(pid: number): () => void {
  watchGroup(pid);
  return () => forgetGroup(pid);
}

function tell(line: string): void {
  if (process.platform === 'win32') return;
  shell ??= start();
  shell.stdin?.write(`${line}\n`);
}

function start(): ChildProcess {
  const label = `brine-reaper-${process.pid}-${isMainThread ? 'main' : threadId}`;
  const child = spawn('/bin/sh', ['-c', SCRIPT, label], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  child.unref();
  const pipe = child.stdin as typeof child.stdin & { unref?: () => void };
  pipe?.unref?.();
  return child;
}
