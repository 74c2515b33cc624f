// What a run started and nobody ended: a service may put a process of its own into another group and session, where no
// reaper finds it. Everything carries the run's mark in its environment, which Linux shows; what macOS shows takes a
// program, and is looked at by the next run only if this one died (support/services/process/processes.ts).
const { readdirSync, readFileSync } = require('node:fs');

/**
 * Ends every process but ourselves that has this text in its environment.
 *
 * @param {string} mark `NAME=value`.
 */
function endMarked(mark) {
  if (process.platform !== 'linux') return;
  for (const pid of readdirSync('/proc').map(Number)) {
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark))
        process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended, or belongs to somebody else.
    }
  }
}

module.exports = { endMarked };
