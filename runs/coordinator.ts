import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { RunFacts } from '../reports/facts';
import { tellGithub } from '../reports/outputs/github';
import { checkBrowserSettings } from '../support/browser/options';
import { newDatabaseMark } from '../support/databases/server';
import { SetupError } from '../support/errors/brine-error';
import type { LoadedSettings } from '../support/settings/settings';
import { newSeed } from '../support/values/draws';
import { keepModules } from './archive/keep';
import { checkBrowserTags } from './browser-tags';
import { Closing } from './closing';
import { checkEnvironments, elsewhere } from './environments';
import { exitCode, SETUP_FAULT } from './exit-code';
import { keepFormats } from './formats';
import { clearFormer, makeAnew } from './former';
import { endWhenLeftAlone } from './guard/lingering';
import { SharedMemory } from './guard/memory';
import { CANCELLED, hearSignals } from './guard/signals';
import { startWatchdog } from './guard/watch';
import { type Held, holdFolder } from './hold';
import { NothingChosenError, stayIdle } from './nothing';
import { Outcome } from './outcome';
import { Part } from './part';
import { preparePhrases } from './phrases';
import type { Placed } from './placed';
import { writePlan } from './plan';
import { present } from './present';
import { Progress } from './progress';
import { markPublished } from './published';
import { beat, isWatched, tell } from './pulse';
import { MessageRecord } from './record';
import { makeReport } from './report';
import { reportLines } from './report-lines';
import { RunProgress } from './run-progress';
import { learnSecrets } from './secrets';
import { tellingSeed } from './seed';
import { keepLastRun } from './selection/last-run';
import { Selection } from './selection/selection';
import type { Wishes } from './selection/wishes';
import { Supplies } from './supplies';
import { toldOf } from './told';
import { writeAsked } from './write-asked';
import { writeFacts } from './write-facts';

/** Milliseconds; the most that a timer takes. */
const FOR_EVER = 2 ** 31 - 1;

/** The run's share of Brine: settings, builds, the record of what happens, the report. One per process. */
export class Coordinator {
  readonly #output: string;
  /** The folder of this run in it. */
  readonly #run: string;
  readonly #progress: Progress;
  readonly #startedAt = new Date();
  readonly #record: MessageRecord;
  readonly #outcome = new Outcome();
  readonly #closing: Closing;
  readonly #memory: SharedMemory;
  readonly #seed = process.env.BRINE_SEED || newSeed();
  readonly #part = Part.from(process.env);
  readonly #databases = newDatabaseMark();
  readonly #held: Held;
  readonly #firstFacts: Promise<RunFacts>;
  readonly #selection: Selection;
  readonly #say = (line: string): void => this.#progress.line(line);
  #supplies: Supplies | undefined;
  #running: RunProgress | undefined;
  #elsewhere: string[][] = [];
  #plan: string[] = [];
  #finished = false;
  #unwritten = false;

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
    this.#closing = new Closing(wishes.repeat);
    this.#selection = new Selection(wishes, {
      env: process.env,
      output,
      project: settings.project,
      say: this.#say,
    });
    mkdirSync(this.#output, { recursive: true });
    this.#held = this.#part === undefined ? this.#hold() : {};
    makeAnew(this.#run);
    this.#record = new MessageRecord(path.join(this.#output, 'messages.ndjson'));
    clearFormer(this.#output);
    keepFormats(this.#run, wishes.formats);
    if (wishes.last) keepLastRun(this.#run, wishes.last);
    const { lock } = this.#held;
    tell({ kind: 'open', output: this.#output, stall: settings.timeouts.stall, ...(lock && { lock }) });
    beat('the main thread');
    // Should this process die, the report still has something to tell of the run.
    this.#firstFacts = this.#writeFacts();
    this.#firstFacts.catch(() => {});
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
    this.#running?.see(envelope);
    this.#closing.see(envelope);
    this.#record.write(envelope);
    // Behind the record, which gets the whole story of every worker whose set-up failed.
    this.#outcome.see(envelope);
  }

  /** The scenarios that are to run, of those that Cucumber has chosen. Ends the process with code 2 if nobody can tell. */
  async choose<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    if (this.#outcome.unreadable) return scenarios;
    const chosen = await this.#orGiveUp(async () => {
      if (scenarios.length === 0 && this.#part === undefined)
        throw new NothingChosenError(process.argv.slice(2));
      return await this.#selection.choose(scenarios);
    });
    return this.#part?.choose(chosen) ?? chosen;
  }

  /** The same in the order in which they are to run. */
  async order<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    const ordered = await this.#orGiveUp(async () => await this.#selection.order(scenarios));
    this.#plan = ordered.map(({ pickle }) => pickle.id);
    writePlan(this.#run, this.#plan);
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
    this.#record.close();
    await this.#supplies?.[Symbol.asyncDispose]();
    const told = await this.#writeFacts(await this.#firstFacts.catch(() => undefined));
    const whole = this.#outcome.isWhole(this.#plan);
    // Who watches makes good what is missing, and tells of all of it together.
    if (this.#part === undefined && (whole || !isWatched())) await this.#publish(told);
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

  async #writeFacts(before?: RunFacts): Promise<RunFacts> {
    return await writeFacts(this.#output, {
      settings: this.settings,
      env: process.env,
      startedAt: this.#startedAt,
      outcome: this.#outcome,
      before,
      ...(this.#selection.shard && { shard: this.#selection.shard }),
      repeat: this.wishes.repeat,
      seed: this.#tellingSeed,
    });
  }

  get #tellingSeed(): string | undefined {
    return tellingSeed(this.#run, this.#seed, process.env);
  }

  async #publish(facts: RunFacts): Promise<void> {
    const written = Promise.all([makeReport(this.#output), writeAsked(this.#output)]);
    // Beside the processes that write the reports, while nobody waits for this one.
    keepModules();
    const [report, unwritten] = await written;
    const { fault } = this.#record;
    if (fault) unwritten.push(`The results could not be recorded to the end: ${fault.message}`);
    this.#unwritten = unwritten.length > 0;
    if (this.#outcome.begun) for (const line of this.#closingLines()) this.#say(line);
    for (const line of unwritten) this.#say(line);
    // That nothing ran needs no second telling when the reason has been told.
    const warned = !this.#outcome.couldNotBegin;
    for (const line of reportLines(report, this.#output, warned)) this.#say(line);
    // A shard is told when all are merged.
    if (!facts.shard) process.stdout.write(tellGithub(this.#output, process.env));
    markPublished(this.#run);
  }

  #closingLines(): string[] {
    return this.#closing.lines({
      output: this.#run,
      seed: this.#tellingSeed,
      elsewhere: this.#elsewhere,
      environment: this.settings.environment,
    });
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
      incomplete: this.#unwritten || this.#memory.get('left') !== 0,
    });
  }
}
