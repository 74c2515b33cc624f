// A CI server that cancels a job ends `npm run`, which does not tell what it had started. So a run that npm started looks
// whether npm is still there. One that a person started may outlive their shell, as with nohup.
const { readFileSync } = require('node:fs');

/** Milliseconds between two looks. */
const EVERY = 500;

/**
 * Calls once when the npm that started this process is gone.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {() => void} call
 * @returns {() => void} ends the looking.
 */
function whenAbandoned(env, call) {
  if (!env.npm_lifecycle_event) return () => {};
  const before = ancestors();
  const timer = setInterval(() => {
    const now = ancestors();
    if (before.every((pid, index) => pid === now[index])) return;
    clearInterval(timer);
    call();
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Our parent, and its parent where that can be seen: npm runs a script through a shell. */
function ancestors() {
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  return grandparent === undefined ? [parent] : [parent, grandparent];
}

/** On Linux alone; elsewhere only the parent is looked at. */
function parentOf(pid) {
  if (process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

module.exports = { whenAbandoned };
