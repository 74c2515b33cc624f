// A tiny shell outside of the run reads a pipe from us. If we die, however that is, it ends the child that we watched:
// SIGTERM, a second of grace, SIGKILL; the child's own reapers (support/services/process/reaper.ts) then end what it had started.
// Windows needs none: a child that is not detached lives in our job and is ended with it.
const { spawn } = require('node:child_process');

const SCRIPT = `
trap '' INT TERM HUP
read -r line && exit 0
kill -TERM -$1 2>/dev/null
tries=0
while [ $tries -lt 10 ] && kill -0 -$1 2>/dev/null; do sleep 0.1; tries=$((tries + 1)); done
kill -KILL -$1 2>/dev/null
sleep 1.5
rm -rf "$2"
`;

/**
 * @param {number | undefined} pid of the leader of a process group.
 * @param {string} folder removed with it.
 * @returns {{ release(): void }} to be called when the group has ended.
 */
function watchEnd(pid, folder) {
  if (process.platform === 'win32' || pid === undefined) return { release() {} };
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'brine-watch', String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  shell.unref();
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.stdin.unref();
  return { release: () => shell.stdin.end('released\n') };
}

module.exports = { watchEnd };
