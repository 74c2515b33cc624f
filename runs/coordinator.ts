import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Envelope, TestRunFinished } from '@cucumber/messages';
import type { RunFacts } from '../reports/facts';
import { IMPORTS } from '../reports/imports/keep';
import { RUNS } from '../reports/keep-inputs';
import { tellGithub } from '../reports/outputs/github';
import { clearOutputs } from '../reports/outputs/write';
import { checkBrowserSettings } from '../support/browser/options';
import { prepareTemplates } from '../support/databases/place';
import { newDatabaseMark, PostgresServers } from '../support/databases/server';
import { SetupError } from '../support/errors/brine-error';
import { newRunMark } from '../support/evidence/trace';
import { beginningOf } from '../support/services/processes';
import { reasonToSkip } from '../support/settings/environment-tags';
import { loadSettings } from '../support/settings/load';
import { wantedAnew } from '../support/settings/reset';
import type { LoadedSettings } from '../support/settings/settings';
import { newSeed } from '../support/values/draws';
import { Attempts } from './attempts';
import { checkBrowserTags } from './browser-tags';
import { Causes } from './causes';
import { closingLines } from './closing';
import { supply } from './demand';
import { checkEnvironments, elsewhere } from './environments';
import { collectFacts } from './facts';
import { type Deferred, keepFormats } from './formats';
import { FrontEnd } from './front-end';
import { endWhenLeftAlone } from './guard/lingering';
import { SharedMemory } from './guard/memory';
import { CANCELLED, hearSignals } from './guard/signals';
import { startWatchdog } from './guard/watch';
import { toldBrowser, writeHandover } from './handover';
import { KeptServices } from './kept-services';
import { endLeftovers, RUN_ID } from './leftovers';
import { type Holder, lockFolder } from './lock';
import { needsOf } from './needs';
import { toldOperations } from './operations';
import { Part } from './part';
import type { Placed } from './placed';
import { writePlan } from './plan';
import { present } from './present';
import { Progress } from './progress';
import { provision } from './provision';
import { beat, isWatched, pulse, tell } from './pulse';
import { MessageRecord } from './record';
import { Redactions } from './redactions';
import { makeReport } from './report';
import { learnDatabaseSecrets, learnSecrets } from './secrets';
import { SetupWatch } from './setup-watch';
import { writeAsked } from './write-asked';

const SETUP_FAULT = 2;
/** Something ended the process before Cucumber had ended the run. */
const CUT_SHORT = 70;

/** The run's share of Brine: settings, builds, the record of what happens, the report. One per process. */
export class Coordinator {
  readonly #output: string;
  readonly #progress: Progress;
  readonly #startedAt = new Date();
  readonly #record: MessageRecord;
  readonly #setup = new SetupWatch();
  readonly #redactions = new Redactions();
  readonly #causes = new Causes();
  readonly #memory: SharedMemory;
  readonly #seed = process.env.BRINE_SEED || newSeed();
  #elsewhere: string[][] = [];
  #setupFault: RunFacts['setupFault'];
  #parseErrors = 0;
  #begun = false;
  #finished = false;
  #frontEnd: FrontEnd | undefined;
  #kept: KeptServices | undefined;
  #servers: PostgresServers | undefined;
  #supply: Disposable | undefined;
  readonly #part = Part.from(process.env);
  readonly #attempts = new Attempts();
  #plan: string[] = [];
  #end: TestRunFinished | undefined;
  #unwritten = false;
  readonly #databases = newDatabaseMark();
  #held: { lock?: string } = {};
  #died: Holder | undefined;
  readonly #firstFacts: Promise<RunFacts>;

  constructor(
    private readonly settings: LoadedSettings,
    stderr: NodeJS.WritableStream,
  ) {
    learnSecrets(settings, process.env);
    this.#output = this.#part?.folder ?? path.join(settings.root, 'reports', 'output');
    this.#progress = new Progress(stderr as NodeJS.WriteStream);
    mkdirSync(this.#output, { recursive: true });
    if (this.#part === undefined) this.#lock();
    rmSync(path.join(this.#output, 'run'), { recursive: true, force: true });
    mkdirSync(path.join(this.#output, 'run'), { recursive: true });
    this.#record = new MessageRecord(path.join(this.#output, 'messages.ndjson'));
    clearOutputs(this.#output);
    for (const former of [RUNS, IMPORTS])
      rmSync(path.join(this.#output, former), { recursive: true, force: true });
    for (const old of ['index.html', 'data', 'html', 'files'])
      rmSync(path.join(this.#output, old), { recursive: true, force: true });
    keepFormats(path.join(this.#output, 'run'), wanted);
    tell({ kind: 'open', output: this.#output, stall: settings.timeouts.stall, ...this.#held });
    beat('the main thread');
    // Should this process die, the report still has something to tell of the run.
    this.#firstFacts = this.#writeFacts();
    this.#firstFacts.catch(() => {});
    process.once('beforeExit', () => tell({ kind: 'drained' }));
    const { step, blocked, cap, stall } = settings.timeouts;
    this.#memory = SharedMemory.make({
      // Well before who watches takes the thread for lost.
      blocked: Math.min(blocked, stall / 2),
      cap: Math.max(cap, step),
    });
    process.once('exit', (code) => {
      process.exitCode = this.#exitCode(code);
    });
    this.#guard();
  }

  see(envelope: Envelope): void {
    present(envelope);
    this.#redactions.see(envelope);
    this.#causes.see(envelope);
    this.#record.write(envelope);
    this.#attempts.see(envelope);
    this.#end ??= envelope.testRunFinished;
    if (envelope.parseError) this.#parseErrors += 1;
    if (envelope.testRunStarted) this.#begun = true;
    this.#setup.see(envelope);
  }

  /** Takes the folder for this run, and ends what one that died in it has left. */
  #lock(): void {
    process.env[RUN_ID] ??= `${process.pid.toString(36)}-${randomUUID().slice(0, 8)}`;
    // Who watches lives on when this process dies, and gives the folder back.
    const pid = isWatched() ? process.ppid : process.pid;
    const began = beginningOf(pid);
    const holder = { pid, ...(began && { began }), since: this.#startedAt.toISOString() };
    const { file, died } = lockFolder(this.#output, {
      ...holder,
      run: process.env[RUN_ID] as string,
      databases: this.#databases,
    });
    this.#held = { lock: file };
    this.#died = died;
    if (!isWatched()) process.once('exit', () => rmSync(file, { force: true }));
    const told = died && endLeftovers(died, process.env);
    if (told) this.#progress.line(told);
  }

  /** The scenarios that are to run, of those that Cucumber has chosen. */
  choose<T extends Placed>(scenarios: readonly T[]): readonly T[] {
    const chosen = this.#part?.choose(scenarios) ?? scenarios;
    this.#plan = chosen.map(({ pickle }) => pickle.id);
    writePlan(path.join(this.#output, 'run'), this.#plan);
    return chosen;
  }

  /** Everything that must be there before the first worker starts; ends the process with code 2 if it can't be. */
  async prepare(scenarios: readonly Placed[]): Promise<void> {
    if (scenarios.length === 0 || this.#parseErrors > 0) return;
    try {
      checkEnvironments(scenarios, this.settings);
      checkBrowserSettings(this.settings.browser);
      checkBrowserTags(scenarios);
      this.#elsewhere = elsewhere(scenarios, this.settings);
      await this.#provide(scenarios);
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      await this.giveUp(error);
    }
  }

  async #provide(scenarios: readonly Placed[]): Promise<void> {
    const { settings } = this;
    const output = path.join(this.#output, 'run');
    const surroundings = { settings, env: process.env, progress: this.#progress, output };
    const frontEnd = new FrontEnd(surroundings);
    this.#frontEnd = frontEnd;
    const here = scenarios.filter(
      ({ pickle }) => reasonToSkip(pickle.tags, settings.environment) === undefined,
    );
    const needs = needsOf(here.map(({ pickle }) => pickle));
    const servers = new PostgresServers({
      settings,
      env: process.env,
      say: (line) => this.#progress.line(line),
      run: this.#databases,
      died: this.#died?.databases,
    });
    this.#servers = servers;
    const [provided, databases] = await Promise.all([
      provision(surroundings, frontEnd, needs),
      servers.prepare(),
    ]);
    const templates = await prepareTemplates(settings, path.join(output, 'templates'), process.env);
    learnDatabaseSecrets(settings.databases, databases);
    const channel = `brine-${randomUUID()}`;
    const kept = await KeptServices.start({
      ...surroundings,
      executables: provided.executables,
      server: databases,
      channel,
    });
    this.#kept = kept;
    this.#supply = supply(
      channel,
      async (wanted) => await frontEnd.make(wanted, 'late'),
      async (name) => await (kept as KeptServices).ensure(name),
    );
    const handover = {
      output,
      seed: this.#seed,
      run: newRunMark(),
      channel,
      templates,
      remember: here.some(
        ({ pickle }) =>
          wantedAnew(
            settings,
            pickle.tags.map(({ name }) => name),
          ).length > 0,
      ),
      ...provided,
      ...(databases && { databases }),
      ...(kept && { lent: kept.handover }),
      ...(isWatched() && { pulse: pulse() as number }),
    };
    writeHandover(path.join(output, 'handover.json'), handover, process.env);
  }

  /** Tells why the run cannot begin, keeps that in the report, and ends the process with code 2. */
  async giveUp(error: SetupError): Promise<never> {
    this.#setupFault = { title: error.name, text: error.message };
    this.#progress.line(`\n${error.message}\n`);
    await this.finish();
    process.exit(SETUP_FAULT);
  }

  /** Closes the results and writes the report; a second call does nothing. */
  async finish(): Promise<void> {
    if (this.#finished) return;
    this.#finished = true;
    if (this.#parseErrors > 0)
      this.#progress.line('  → Correct the feature files and run again; no scenario was run.');
    this.#record.close();
    this.#supply?.[Symbol.dispose]();
    await this.#frontEnd?.[Symbol.asyncDispose]();
    await this.#kept?.[Symbol.asyncDispose]();
    await this.#servers?.[Symbol.asyncDispose]();
    await this.#firstFacts.catch(() => {});
    const told = await this.#writeFacts();
    const whole = this.#isWhole();
    // Who watches makes good what is missing, and tells of all of it together.
    if (this.#part === undefined && (whole || !isWatched())) await this.#publish(told);
    tell({ kind: 'ended', whole, code: this.#couldNotBegin() ? SETUP_FAULT : this.#end?.success ? 0 : 1 });
    endWhenLeftAlone((line) => this.#progress.line(line));
  }

  async #writeFacts(): Promise<RunFacts> {
    const browser = toldBrowser(path.join(this.#output, 'run'));
    const facts = await collectFacts(this.settings, process.env, this.#startedAt, browser);
    const api = toldOperations(path.join(this.#output, 'run'));
    const told: RunFacts = {
      ...facts,
      ...(api && { api }),
      ...(this.#setupFault && { setupFault: this.#setupFault }),
    };
    writeFileSync(path.join(this.#output, 'run.json'), `${JSON.stringify(told, null, 2)}\n`);
    return told;
  }

  async #publish(facts: RunFacts): Promise<void> {
    const [report, unwritten] = await Promise.all([makeReport(this.#output), writeAsked(this.#output)]);
    const { fault } = this.#record;
    if (fault) unwritten.push(`The results could not be recorded to the end: ${fault.message}`);
    this.#unwritten = unwritten.length > 0;
    if (this.#begun) for (const line of this.#closing()) this.#progress.line(line);
    for (const line of unwritten) this.#progress.line(line);
    this.#tell(report);
    // A shard is told when all are merged.
    if (!facts.shard) process.stdout.write(tellGithub(this.#output, process.env));
  }

  /** Whether each scenario has its result, or the reason is told why none could run. */
  #isWhole(): boolean {
    const { done } = this.#attempts;
    return this.#couldNotBegin() || (this.#end !== undefined && this.#plan.every((id) => done.has(id)));
  }

  #closing(): string[] {
    return closingLines({
      output: path.join(this.#output, 'run'),
      seed: this.#seed,
      chosen: Boolean(process.env.BRINE_SEED),
      elsewhere: this.#elsewhere,
      redactions: this.#redactions.counts,
      causes: this.#causes,
      environment: this.settings.environment,
    });
  }

  #guard(): void {
    startWatchdog(this.#memory, path.join(this.#output, 'run'));
    hearSignals(this.#memory, {
      say: (line) => this.#progress.line(line),
      begun: () => this.#begun,
      end: () => void this.finish().finally(() => process.exit(CANCELLED)),
    });
  }

  #exitCode(code: number): number {
    if (this.#memory.get('cancelled')) return CANCELLED;
    if (this.#couldNotBegin() || (code !== 0 && !this.#begun)) return SETUP_FAULT;
    if (code !== 0 || !this.#begun) return code;
    if (!this.#finished) return CUT_SHORT;
    return this.#unwritten || this.#memory.get('left') ? 1 : 0;
  }

  #couldNotBegin(): boolean {
    // Such as a file that throws in the workers alone: Cucumber then tells of no scenario.
    const broken = this.#end?.exception !== undefined && this.#attempts.all.size === 0;
    return this.#setupFault !== undefined || this.#setup.failed || this.#parseErrors > 0 || broken;
  }

  #tell(report: Awaited<ReturnType<typeof makeReport>>): void {
    if ('failure' in report) {
      this.#progress.line(
        `The report could not be written (the results are in ${this.#output}):\n${report.failure}`,
      );
      return;
    }
    // That nothing ran needs no second telling when the reason has been told.
    const warnings = this.#couldNotBegin() ? [] : report.warnings;
    for (const warning of warnings) this.#progress.line(`Report: ${warning}`);
    this.#progress.line(`Report: ${pathToFileURL(report.index).href}`);
  }
}

let begun = false;
let wanted: Deferred | undefined;
let current: Coordinator | undefined;

/** Whether a run has begun in this process: its options were understood and Brine's plugin was asked to prepare. */
export function opened(): boolean {
  return begun;
}

/** Reports that are to be written when the run is over. To be told before it begins. */
export function askFor(formats: Deferred): void {
  wanted = formats;
}

/** Settings first: without them there is no run. Prints the fault and ends the process with code 2. */
export function openCoordinator(cwd: string, stderr: NodeJS.WritableStream): Coordinator {
  begun = true;
  try {
    current = new Coordinator(loadSettings(cwd, process.env), stderr);
    return current;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return end(error, stderr);
  }
}

/** Ends the process with code 2 for a reason that came up outside the coordinator; with a report if a run was open. */
export async function abandon(error: SetupError, stderr: NodeJS.WritableStream): Promise<never> {
  return current ? await current.giveUp(error) : end(error, stderr);
}

function end(error: SetupError, stderr: NodeJS.WritableStream): never {
  stderr.write(`${error.message}\n`);
  process.exit(SETUP_FAULT);
}
