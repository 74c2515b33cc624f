import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Envelope, Pickle } from '@cucumber/messages';
import { checkBrowserSettings } from '../support/browser/choices/options';
import { newDatabaseMark } from '../support/databases/server';
import { SetupError } from '../support/errors/brine-error';
import type { LoadedSettings } from '../support/settings/settings';
import { newSeed } from '../support/values/draws';
import { keepFormats } from './formats/formats';
import { endWhenLeftAlone } from './guard/lingering';
import { SharedMemory } from './guard/memory';
import { CANCELLED, hearSignals } from './guard/signals';
import { startWatchdog } from './guard/watch';
import { clearFormer, makeAnew } from './hold/former';
import { type Held, holdFolder } from './hold/hold';
import { present } from './messages/present';
import { toldOf } from './messages/told';
import { Progress } from './progress/progress';
import { RunProgress } from './progress/run-progress';
import { Part } from './recovery/part';
import { exitCode, SETUP_FAULT } from './results/exit-code';
import type { Outcome } from './results/outcome';
import { Results } from './results/results';
import { checkBrowserTags } from './scenarios/browser-tags';
import { checkEnvironments, elsewhere } from './scenarios/environments';
import { misspeltTags } from './scenarios/misspelt-tags';
import { NothingChosenError, stayIdle } from './scenarios/nothing';
import { preparePhrases } from './scenarios/phrases';
import type { Placed } from './scenarios/placed';
import { writePlan } from './scenarios/plan';
import { learnSecrets } from './secrets';
import { keepLastRun } from './selection/last-run';
import { keepListed } from './selection/lists';
import { Selection } from './selection/selection';
import type { Wishes } from './selection/wishes';
import { beat, isWatched, tell } from './supervisor/pulse';
import { Supplies } from './supplies/supplies';

/** Milliseconds; the most that a timer takes. */
const FOR_EVER = 2 ** 31 - 1;

/** The run's share of Brine: settings, builds, the record of what happens, the report. One per process. */
export class Coordinator {
  readonly #output: string;
  /** The folder of this run in it. */
  readonly #run: string;
  readonly #progress: Progress;
  readonly #startedAt = new Date();
  readonly #results: Results;
  readonly #memory: SharedMemory;
  readonly #seed = process.env.BRINE_SEED || newSeed();
  readonly #part = Part.from(process.env);
  readonly #databases = newDatabaseMark();
  readonly #held: Held;
  readonly #selection: Selection;
  readonly #say = (line: string): void => this.#progress.line(line);
  #supplies: Supplies | undefined;
  #running: RunProgress | undefined;
  #elsewhere: string[][] = [];
  #plan: string[] = [];
  /** All that there are, whether or not they are to run, until that is decided. */
  readonly #there: Pickle[] = [];
  #finished = false;

  constructor(
    private readonly settings: LoadedSettings,
    stderr: NodeJS.WritableStream,
    private readonly wishes: Wishes,
  ) {
    learnSecrets(settings, process.env);
    const output = path.join(settings.root, 'reports', 'output');
    this.#output = this.#part?.folder ?? output;
    this.#run = path.join(this.#output, 'run');
    this.#progress = new Progress(stderr as NodeJS.WriteStream);
    this.#selection = new Selection(wishes, {
      env: process.env,
      output,
      project: settings.project,
      say: this.#say,
    });
    mkdirSync(this.#output, { recursive: true });
    this.#held = this.#part === undefined ? this.#hold() : {};
    makeAnew(this.#run);
    this.#results = this.#newResults();
    clearFormer(this.#output);
    keepFormats(this.#run, wishes.formats);
    if (wishes.last) keepLastRun(this.#run, wishes.last);
    if (wishes.listed) keepListed(this.#run, wishes.listed);
    const { lock } = this.#held;
    tell({ kind: 'open', output: this.#output, stall: settings.timeouts.stall, ...(lock && { lock }) });
    beat('the main thread');
    this.#results.begin();
    process.once('beforeExit', () => tell({ kind: 'drained' }));
    const { step, blocked, cap, stall } = settings.timeouts;
    this.#memory = SharedMemory.make({
      // Well before who watches takes the thread for lost.
      blocked: Math.min(blocked, stall / 2),
      cap: wishes.debug ? FOR_EVER : Math.max(cap, step),
    });
    process.once('exit', (code) => {
      process.exitCode = this.#exitCode(code);
    });
    this.#guard();
  }

  see(envelope: Envelope): void {
    // A worker does it before it tells.
    if (!toldOf(envelope)) present(envelope);
    if (envelope.pickle) this.#there.push(envelope.pickle);
    this.#running?.see(envelope);
    this.#results.see(envelope);
  }

  /** @param files with features. @throws NothingChosenError when there is none, where Cucumber would ask for nothing more */
  find(files: readonly string[]): void {
    if (files.length === 0) throw new NothingChosenError(process.argv.slice(2), this.#there);
  }

  /** The scenarios that are to run, of those that Cucumber has chosen. Ends the process with code 2 if nobody can tell. */
  async choose<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    if (this.#outcome.unreadable) return scenarios;
    const chosen = await this.#orGiveUp(async () => {
      if (scenarios.length === 0 && this.#part === undefined)
        throw new NothingChosenError(process.argv.slice(2), this.#there);
      return await this.#selection.choose(scenarios);
    });
    this.#there.length = 0;
    return this.#part?.choose(chosen) ?? chosen;
  }

  /** The same in the order in which they are to run. */
  async order<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    const ordered = await this.#orGiveUp(async () => await this.#selection.order(scenarios));
    this.#plan = ordered.map(({ pickle }) => pickle.id);
    writePlan(this.#run, this.#plan);
    if (this.#selection.shard) this.#results.tellShard();
    const weigh = async () => await this.#selection.weights(ordered);
    if (this.#part === undefined) this.#running = new RunProgress(this.#plan, weigh, this.#progress);
    return ordered;
  }

  /** Everything that must be there before the first worker starts; ends the process with code 2 if it can't be. */
  async prepare(scenarios: readonly Placed[]): Promise<void> {
    if (scenarios.length === 0) stayIdle();
    if (scenarios.length === 0 || this.#outcome.unreadable) return;
    await this.#orGiveUp(async () => {
      preparePhrases(this.settings.root, process.env);
      checkEnvironments(scenarios, this.settings);
      checkBrowserSettings(this.settings.browser);
      checkBrowserTags(scenarios);
      if (this.#part === undefined)
        for (const note of misspeltTags(scenarios, this.settings.tags ?? [])) this.#say(note);
      this.#elsewhere = elsewhere(scenarios, this.settings);
      await this.#provide(scenarios);
    });
  }

  /** Tells why the run cannot begin, keeps that in the report, and ends the process with code 2. */
  async giveUp(error: SetupError): Promise<never> {
    this.#outcome.setupFault = { title: error.name, text: error.message };
    this.#say(`\n${error.message}\n`);
    await this.finish();
    process.exit(SETUP_FAULT);
  }

  /** Closes the results and writes the report; a second call does nothing. */
  async finish(): Promise<void> {
    if (this.#finished) return;
    this.#finished = true;
    this.#running?.end();
    if (this.#outcome.unreadable)
      this.#say('  → Correct the feature files and run again; no scenario was run.');
    this.#results.close();
    await this.#supplies?.[Symbol.asyncDispose]();
    await this.#results.end();
    const whole = this.#outcome.isWhole(this.#plan);
    // Who watches makes good what is missing, and tells of all of it together.
    if (this.#part === undefined && (whole || !isWatched())) await this.#results.publish(this.#elsewhere);
    tell({ kind: 'ended', whole, code: this.#outcome.code });
    endWhenLeftAlone(this.#say);
  }

  async #orGiveUp<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      return await this.giveUp(error);
    }
  }

  get #outcome(): Outcome {
    return this.#results.outcome;
  }

  #newResults(): Results {
    return new Results({
      settings: this.settings,
      output: this.#output,
      startedAt: this.#startedAt,
      seed: this.#seed,
      repeat: this.wishes.repeat,
      shard: () => this.#selection.shard,
      say: this.#say,
    });
  }

  #hold(): Held {
    return holdFolder(this.#output, {
      startedAt: this.#startedAt,
      databases: this.#databases,
      env: process.env,
      say: this.#say,
    });
  }

  async #provide(scenarios: readonly Placed[]): Promise<void> {
    this.#supplies = new Supplies(
      { settings: this.settings, env: process.env, progress: this.#progress, output: this.#run },
      { seed: this.#seed, databases: this.#databases, died: this.#held.died?.databases },
    );
    await this.#supplies.provide(scenarios.map(({ pickle }) => pickle));
  }

  #guard(): void {
    startWatchdog(this.#memory, this.#run);
    hearSignals(this.#memory, {
      say: this.#say,
      begun: () => this.#outcome.begun,
      end: () => void this.finish().finally(() => process.exit(CANCELLED)),
    });
  }

  #exitCode(code: number): number {
    return exitCode(code, {
      cancelled: this.#memory.get('cancelled') !== 0,
      couldNotBegin: this.#outcome.couldNotBegin,
      begun: this.#outcome.begun,
      finished: this.#finished,
      incomplete: this.#results.incomplete || this.#memory.get('left') !== 0,
    });
  }
}
