// Cucumber in a process group of its own: started, listened to, told to end, and nothing left of it when it has.
const { spawn } = require('node:child_process');
const path = require('node:path');
const { ourFile } = require('../../support/home/home');
const { watchEnd } = require('./last-watch');
const { Pulses } = require('./pulses');

/** Exit code of a child that could not be started. */
const NOT_STARTED = 2;
/** Milliseconds that one which has told its end has to go. */
const ENDED = 10_000;
const NODE = [
  // Node 22 has it, but off: without it code that blocks cannot be stopped (runs/guard/watch.ts).
  ...(process.versions.node.startsWith('22.') ? ['--experimental-async-context-frame'] : []),
  // What ran once, when modules were loaded, is kept for the next run (runs/archive/); V8 would forget it by the end of a long one.
  '--no-flush-bytecode',
];
/** Whether there are groups, which Windows has not. */
const OWN_GROUP = process.platform !== 'win32';

class Child {
  #process;
  #timers = new Set();

  /**
   * @param {object} what
   * @param {string} what.entry file of `cli/` that it runs.
   * @param {readonly string[]} what.args
   * @param {NodeJS.ProcessEnv} what.env
   * @param {string} what.folder that goes with it, should nobody be left to take it away.
   * @param {import('node:child_process').StdioOptions} what.stdio of which there are three.
   * @param {(text: string) => void} what.tell
   */
  constructor({ entry, args, env, folder, stdio, tell }) {
    // TypeScript in any case: the project's own files are.
    const command = ['-r', path.join(__dirname, '..', 'typescript.js'), ourFile('cli', entry)];
    this.#process = spawn(process.execPath, [...process.execArgv, ...NODE, ...command, ...args], {
      env,
      stdio: [...stdio, 'pipe'],
      // Of its own, so that a terminal's Ctrl-C comes once, through us, and so that all of it can be ended.
      detached: OWN_GROUP,
      windowsHide: true,
    });
    this.ended = this.#end(watchEnd(this.#process.pid, folder), tell);
  }

  /** @returns {Promise<{ code: number | null, signal: string | null, stalled?: string, told: object }>} */
  #end(watch, tell) {
    const child = this.#process;
    const pulses = new Pulses(child.stdio[3], (stalled) => {
      end.stalled = stalled;
      this.kill();
    });
    const end = { code: null, signal: null, told: pulses.told };
    pulses.onEnded = () => this.killIn(ENDED);
    return new Promise((resolve) => {
      const done = (code, signal) => {
        if (!this.#process) return;
        this.#process = undefined;
        for (const timer of this.#timers) clearTimeout(timer);
        endGroup(child.pid);
        pulses.close().then(() => {
          watch.release();
          resolve(Object.assign(end, { code, signal }));
        });
      };
      child.once('exit', done);
      child.once('error', (error) => {
        tell(`${error.message}\n`);
        done(NOT_STARTED, null);
      });
    });
  }

  /** On Windows a signal would end it at once; a Ctrl-C reaches it by itself. */
  pass(signal) {
    if (!OWN_GROUP && signal !== 'SIGTERM') return;
    this.#process?.kill(signal);
  }

  kill() {
    const child = this.#process;
    if (!child) return;
    if (OWN_GROUP) endGroup(child.pid);
    else child.kill('SIGKILL');
  }

  /** Kills it then, if it has not ended before. */
  killIn(milliseconds) {
    this.#timers.add(setTimeout(() => this.kill(), milliseconds));
  }

  /** Stops all of it, or lets it go on. */
  signalGroup(signal) {
    try {
      if (this.#process) process.kill(-this.#process.pid, signal);
    } catch {
      // It has just ended.
    }
  }
}

/** What a step had started without a group of its own goes with the child. */
function endGroup(pid) {
  if (!OWN_GROUP || !pid) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}

module.exports = { Child, OWN_GROUP };
