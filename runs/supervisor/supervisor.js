// `brine run`: Cucumber in a process of its own, watched from this one, so that whatever ends or blocks it, the run ends,
// tells what happened, and says so with its exit code. Plain JavaScript with few imports, because every run waits for it;
// what only a run that went wrong needs is loaded then (runs/recovery/recover.ts).
const { spawn } = require('node:child_process');
const { chmodSync, existsSync, mkdtempSync, rmSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { compiled, ourFile } = require('../../support/home/home');
const { endMarked } = require('./marked');
const { watchEnd } = require('./last-watch');
const { Pulses } = require('./pulses');
const { whenAbandoned } = require('./abandoned');

/** Exit codes: something went wrong; the run could not begin; it was cancelled. */
const FAILED = 1;
const NOT_BEGUN = 2;
const CANCELLED = 130;
/** Exit code of a child that is to be started again (runs/watch/watch.ts). */
const AGAIN = 75;
/** Milliseconds in which a second signal is a copy: a group gets it, and a parent in it passes it on. */
const COPY = 500;
/** Milliseconds that a cancelled run has to end by itself, and one that has told its end to go. */
const PATIENCE = { cancelled: 20_000, ended: 10_000 };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', ...(process.platform === 'win32' ? ['SIGBREAK'] : [])];
const NODE = [
  // Node 22 has it, but off: without it code that blocks cannot be stopped (runs/guard/watch.ts).
  ...(process.versions.node.startsWith('22.') ? ['--experimental-async-context-frame'] : []),
  // What ran once, when modules were loaded, is kept for the next run (runs/archive/); V8 would forget it by the end of a long one.
  '--no-flush-bytecode',
];
const OWN_GROUP = process.platform !== 'win32';

/**
 * Runs Cucumber with these arguments and ends this process with the run's exit code: 0 all passed, 1 something failed or
 * went wrong, 2 it could not begin, 130 cancelled.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} entry file of `cli/` that the child runs: `run`, or `watch`, which goes on until somebody ends it.
 */
async function supervise(args, env, entry = 'run') {
  const run = new Run(args, env, entry);
  try {
    process.exitCode = await run.finish();
  } finally {
    run.close();
  }
}

/** One run: its first child, and those that make good what the first could not. */
class Run {
  /** How often somebody asked for the end, and the first signal with which they did. */
  cancels = 0;
  signal;
  /** What the first child told: the folder of its results, its lock. */
  told = {};
  #child;
  #timers = new Set();
  #asked = 0;

  constructor(args, env, entry) {
    this.ground = process.cwd();
    this.args = args;
    this.entry = entry;
    // A name that nobody can foresee, without node:crypto, which takes longer to load than all else here.
    this.folder = mkdtempSync(path.join(os.tmpdir(), `brine-${process.pid.toString(36)}-`));
    chmodSync(this.folder, 0o755);
    this.id = path.basename(this.folder).slice('brine-'.length);
    this.env = {
      ...env,
      BRINE_RUN_ID: this.id,
      BRINE_PULSE: '3',
      BRINE_TMP: os.tmpdir(),
      TMPDIR: this.folder,
      ...(process.platform === 'win32' && { TEMP: this.folder, TMP: this.folder }),
    };
    for (const signal of SIGNALS) process.on(signal, () => this.cancel(signal));
    if (OWN_GROUP)
      process.on('SIGTSTP', () => this.#pause()).on('SIGCONT', () => this.#signalGroup('SIGCONT'));
    this.stopWatching = whenAbandoned(env, () => this.cancel('SIGTERM'));
  }

  async finish() {
    if (this.entry === 'watch') return await this.#watch();
    const end = await this.child({ stdio: ['inherit', 'inherit', 'inherit'] });
    Object.assign(this.told, end.told);
    if (isWhole(end) && this.cancels === 0) return end.code || end.told.ended?.code || this.#checkGround();
    if (this.cancels > 1 || (this.cancels > 0 && end.told.ended?.whole)) return CANCELLED;
    if (end.told.ended === undefined && end.told.open === undefined) return this.#notBegun(end);
    openStreams();
    // Only a run that went wrong pays for TypeScript here.
    if (!compiled) require('../typescript');
    return await require('../recovery/recover').recover(this, end);
  }

  /** A watch begins again when it says so: what it stands on has changed. */
  async #watch() {
    for (;;) {
      const { code, signal } = await this.child({ stdio: ['inherit', 'inherit', 'inherit'] });
      if (this.cancels > 0) return CANCELLED;
      if (code === AGAIN) continue;
      if (signal) tell(`The watch died, by ${signal}.\n`);
      return code ?? NOT_BEGUN;
    }
  }

  /**
   * Runs Cucumber once in a child and waits for its end.
   *
   * @returns {Promise<{ code: number | null, signal: string | null, stalled?: string, told: object }>}
   */
  child({ stdio, args = [], env = {} }) {
    // TypeScript in any case: the project's own files are.
    const command = ['-r', path.join(__dirname, '..', 'typescript.js'), ourFile('cli', this.entry)];
    const child = spawn(process.execPath, [...process.execArgv, ...NODE, ...command, ...this.args, ...args], {
      env: { ...this.env, ...env },
      stdio: [...stdio, 'pipe'],
      // Of its own, so that a terminal's Ctrl-C comes once, through us, and so that all of it can be ended.
      detached: OWN_GROUP,
      windowsHide: true,
    });
    this.#child = child;
    const watch = watchEnd(child.pid, this.folder);
    const pulses = new Pulses(child.stdio[3], (stalled) => {
      end.stalled = stalled;
      this.kill();
    });
    const end = { code: null, signal: null, told: pulses.told };
    pulses.onEnded = () => this.#later(PATIENCE.ended, () => this.kill());
    return new Promise((resolve) => {
      const done = (code, signal) => {
        if (this.#child !== child) return;
        this.#child = undefined;
        for (const timer of this.#timers) clearTimeout(timer);
        this.#endGroup(child.pid);
        pulses.close().then(() => {
          watch.release();
          resolve(Object.assign(end, { code, signal }));
        });
      };
      child.once('exit', done);
      child.once('error', (error) => {
        tell(`${error.message}\n`);
        done(NOT_BEGUN, null);
      });
    });
  }

  /** The first time the child is asked to end, and given its time; the second time it is ended at once. */
  cancel(signal) {
    if (this.cancels > 0 && performance.now() - this.#asked < COPY) return;
    this.#asked = performance.now();
    this.cancels += 1;
    this.signal ??= signal;
    if (this.cancels > 1) {
      this.pass(signal);
      this.#later(1_000, () => this.kill());
      return;
    }
    this.#later(PATIENCE.cancelled, () => this.kill());
    this.pass(signal);
  }

  /** On Windows a signal would end the child at once; a Ctrl-C reaches it by itself. */
  pass(signal) {
    if (!OWN_GROUP && signal !== 'SIGTERM') return;
    this.#child?.kill(signal);
  }

  kill() {
    const child = this.#child;
    if (!child) return;
    if (OWN_GROUP) this.#endGroup(child.pid);
    else child.kill('SIGKILL');
  }

  close() {
    this.stopWatching();
    endMarked(`BRINE_RUN_ID=${this.id}`);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    if (this.told.open?.lock) rmSync(this.told.open.lock, { force: true });
  }

  /** Ctrl-Z of a terminal, which the child does not get by itself. */
  #pause() {
    this.#signalGroup('SIGSTOP');
    process.kill(process.pid, 'SIGSTOP');
  }

  #signalGroup(signal) {
    try {
      if (this.#child) process.kill(-this.#child.pid, signal);
    } catch {
      // It has just ended.
    }
  }

  /** What a step had started without a group of its own goes with the child. */
  #endGroup(pid) {
    if (!OWN_GROUP || !pid) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nothing is left of it.
    }
  }

  #later(milliseconds, action) {
    this.#timers.add(setTimeout(action, milliseconds));
  }

  /** A folder that was taken away has no scenarios, and all of none pass. */
  #checkGround() {
    if (existsSync(this.ground)) return 0;
    tell(`The folder of the run was taken away while it ran: ${this.ground}\n`);
    return FAILED;
  }

  /** It ended before any scenario was known: wrong options, a file that ends the process, a crash while loading. */
  #notBegun({ code, signal, told }) {
    if (this.cancels > 0) return CANCELLED;
    const asked = this.args.some((arg) => /^(?:-h|--help|-v|--version)$/.test(arg));
    if (code !== null && (code > 0 || told.done || asked)) return code === 1 && !told.done ? NOT_BEGUN : code;
    const how = signal ? `by ${signal}` : 'by process.exit, or because nothing was left to do';
    tell(
      `The run ended before it began, ${how}.\n  → Look for it in the files that are loaded first: cucumber.js, brine.config.ts, step definitions.\n`,
    );
    return NOT_BEGUN;
  }
}

/** Whether the child has seen all of it through, and said so. */
function isWhole({ code, stalled, told }) {
  if (told.ended) return told.ended.whole && !stalled;
  return told.done === true && code !== null && told.open === undefined;
}

/** Nobody needs them in most runs, and to open them takes a tenth of what this process does. */
function openStreams() {
  // A reader that goes away, as `| head` does, is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

function tell(text) {
  openStreams();
  process.stderr.write(text);
}

module.exports = { supervise };
