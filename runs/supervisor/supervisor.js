// `brine run`: Cucumber in a process of its own, watched from this one, so that whatever ends or blocks it, the run ends,
// tells what happened, and says so with its exit code. Plain JavaScript with few imports, because every run waits for it;
// what only a run that went wrong needs is loaded then (runs/recovery/recover.ts).
const { chmodSync, existsSync, mkdtempSync, rmSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { compiled } = require('../../support/home/home');
const { endMarked } = require('./marked');
const { Child, OWN_GROUP } = require('./child');
const { whenAbandoned } = require('./abandoned');

/** Exit codes: something went wrong; the run could not begin; it was cancelled. */
const FAILED = 1;
const NOT_BEGUN = 2;
const CANCELLED = 130;
/** Exit code of a child that is to be started again (runs/watch/watch.ts). */
const AGAIN = 75;
/** Milliseconds in which a second signal is a copy: a group gets it, and a parent in it passes it on. */
const COPY = 500;
/** Milliseconds that a cancelled run has to end by itself, and one that was cancelled twice. */
const PATIENCE = { once: 20_000, twice: 1_000 };
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', ...(process.platform === 'win32' ? ['SIGBREAK'] : [])];

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
      process.on('SIGTSTP', () => this.#pause()).on('SIGCONT', () => this.#child?.signalGroup('SIGCONT'));
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

  /** Runs Cucumber once in a child and waits for its end: `ended` of it. */
  async child({ stdio, args = [], env = {} }) {
    this.#child = new Child({
      entry: this.entry,
      args: [...this.args, ...args],
      env: { ...this.env, ...env },
      folder: this.folder,
      stdio,
      tell,
    });
    const end = await this.#child.ended;
    this.#child = undefined;
    return end;
  }

  /** The first time the child is asked to end, and given its time; the second time it is ended at once. */
  cancel(signal) {
    if (this.cancels > 0 && performance.now() - this.#asked < COPY) return;
    this.#asked = performance.now();
    this.cancels += 1;
    this.signal ??= signal;
    this.#child?.pass(signal);
    this.#child?.killIn(this.cancels > 1 ? PATIENCE.twice : PATIENCE.once);
  }

  close() {
    this.stopWatching();
    endMarked(`BRINE_RUN_ID=${this.id}`);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    if (this.told.open?.lock) rmSync(this.told.open.lock, { force: true });
  }

  /** Ctrl-Z of a terminal, which the child does not get by itself. */
  #pause() {
    this.#child?.signalGroup('SIGSTOP');
    process.kill(process.pid, 'SIGSTOP');
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
