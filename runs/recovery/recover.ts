import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LOST } from '../../reports/messages/lost';
import { describeExit } from '../../support/services/process/exit';
import { toldByGuard } from '../guard/told';
import { keysOf, readPlan } from '../scenarios/plan';
import { Attempts } from './attempts';
import type { Reason } from './closed';
import { readJournal } from './journal';
import { joinParts, type Part } from './parts';
import { publish } from './publish';
import { wholeRun } from './whole';

/** Runs that make good what others left, beyond those of single scenarios. */
const ROUNDS = 5;
const FAILED = 1;
const NOT_BEGUN = 2;
const CANCELLED = 130;

/** How a child of the supervisor ended. */
export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The thread that showed no sign of life. */
  stalled?: string;
  told: { open?: { output: string; stall: number }; ended?: { whole: boolean }; drained?: true };
}

/** The supervisor, as far as this needs it. */
export interface Supervisor {
  cancels: number;
  signal: NodeJS.Signals | undefined;
  child(options: { stdio: string[]; args: string[]; env: NodeJS.ProcessEnv }): Promise<End>;
}

/**
 * Makes good what a run left that died, was blocked or lost a worker: runs what was in progress alone, to see who is to
 * blame, then what never ran; writes all reports from all of it together; and tells what happened.
 *
 * @returns the exit code, which is never that of a run in which nothing happened.
 */
export async function recover(supervisor: Supervisor, end: End): Promise<number> {
  const output = end.told.open?.output as string;
  const recovery = new Recovery(supervisor, output, end);
  if (supervisor.cancels === 0) await recovery.makeGood();
  await recovery.conclude();
  if (supervisor.cancels > 0) return CANCELLED;
  return recovery.begun ? FAILED : NOT_BEGUN;
}

class Recovery {
  #parts: Part[] = [];
  #keys = new Map<string, string>();
  #plan: readonly string[] | undefined;
  #names = new Map<string, string>();
  readonly #death: string;
  /** By the key of a scenario: why it is to blame. */
  readonly #blamed = new Map<string, string>();
  /** Why what is missing could not be run. */
  #stuck: string | undefined;
  #count = 0;

  constructor(
    private readonly supervisor: Supervisor,
    private readonly output: string,
    end: End,
  ) {
    const messages = readJournal(path.join(output, 'messages.ndjson'));
    this.#death = deathOf(end, messages);
    const death = supervisor.signal ? this.#story() : `The run died: ${this.#death}`;
    this.#begin({ messages, death }, readPlan(path.join(output, 'run')));
  }

  /** Whether its scenarios are known. */
  get begun(): boolean {
    return this.#plan !== undefined;
  }

  async makeGood(): Promise<void> {
    say(`\nThe run died: ${this.#death}`);
    if (this.#plan === undefined) await this.#beginAgain();
    let suspects = this.#open(this.#parts[0] as Part);
    for (let round = 0; round < ROUNDS && this.supervisor.cancels === 0; round += 1) {
      for (const suspect of suspects) await this.#alone(suspect);
      const missing = this.#missing();
      if (missing.length === 0 || this.#stuck !== undefined) return;
      say(
        `Running ${missing.length === 1 ? 'the scenario that was' : `the ${missing.length} scenarios that were`} left …`,
      );
      const part = await this.#run(missing, []);
      suspects = this.#open(part);
      if (suspects.length === 0 && this.#missing().length === missing.length) return;
    }
  }

  /** The scenarios of the first part are those of the run. */
  #begin(part: Part, plan: string[] | undefined): void {
    this.#parts = [part];
    this.#plan = plan;
    const { pickles } = new Attempts(part.messages);
    // Rows that share a line are counted among those that were to run, as the parts do.
    const chosen = new Set(plan ?? pickles.map(({ id }) => id));
    this.#keys = keysOf(pickles.filter(({ id }) => chosen.has(id)));
    const place = (uri: string, line = 0) => `${uri.replaceAll('\\', '/')}:${line}`;
    this.#names = new Map(
      pickles.map(({ id, name, uri, location }) => [
        this.#keys.get(id) ?? id,
        `${name} (${place(uri, location?.line)})`,
      ]),
    );
  }

  /** It died before its scenarios were known, so that there is nothing to build on. */
  async #beginAgain(): Promise<void> {
    say('It had not come to its scenarios; running all of it again …');
    const part = await this.#run(undefined, []);
    const plan = readPlan(path.join(this.output, 'run', `part-${this.#count}`, 'run'));
    if (plan) this.#begin(part, plan);
  }

  /** Writes the results of all parts as one, and everything that is made of them. */
  async conclude(): Promise<void> {
    const fault = this.#story();
    const messages = wholeRun(joinParts(this.#parts), {
      plan: this.#plan,
      fault,
      never: this.#reason(fault),
    });
    const file = path.join(this.output, 'messages.ndjson');
    writeFileSync(file, `${messages.map((message) => JSON.stringify(message)).join('\n')}\n`);
    await publish(this.output, { messages, fault, names: this.#names, blamed: this.#blamed, say });
  }

  /** Runs one scenario on its own; if the run dies of it again, it is to blame. */
  async #alone(key: string): Promise<void> {
    if (this.supervisor.cancels > 0) return;
    say(`Running alone what was in progress: ${this.#names.get(key)} …`);
    const part = await this.#run([key], ['--parallel', '0']);
    if (part.death !== undefined && this.#open(part).includes(key)) this.#blamed.set(key, part.death);
  }

  async #run(only: string[] | undefined, args: string[]): Promise<Part> {
    this.#count += 1;
    const folder = path.join(this.output, 'run', `part-${this.#count}`);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, 'part.json');
    writeFileSync(file, JSON.stringify({ folder, only }));
    const end = await this.supervisor.child({
      stdio: ['ignore', 'ignore', 'inherit'],
      args,
      env: { BRINE_PART: file },
    });
    const messages = readJournal(path.join(folder, 'messages.ndjson'));
    const part = { messages, ...(!end.told.ended?.whole && { death: deathOf(end, messages) }) };
    this.#parts.push(part);
    if (new Attempts(messages).all.size === 0)
      this.#stuck = part.death ?? 'it could not be run again; see above';
    rmSync(file, { force: true });
    return part;
  }

  /** Keys of the scenarios that were in progress when a part died. */
  #open({ messages }: Part): string[] {
    const attempts = new Attempts(messages);
    const keys = keysOf(attempts.pickles);
    const first = this.#parts[0]?.messages === messages;
    const key = (id: string) => (first ? this.#keys.get(id) : keys.get(id)) ?? id;
    return [...new Set(attempts.open.map(({ testCase }) => key(testCase.pickleId)))].filter(
      (one) => !this.#blamed.has(one),
    );
  }

  #missing(): string[] {
    const done = new Set(
      this.#parts.flatMap(({ messages }, index) => {
        const attempts = new Attempts(messages);
        const keys = index === 0 ? this.#keys : keysOf(attempts.pickles);
        return [...attempts.done].map((id) => keys.get(id) ?? id);
      }),
    );
    return (this.#plan ?? [])
      .map((id) => this.#keys.get(id) ?? id)
      .filter((key) => !done.has(key) && !this.#blamed.has(key));
  }

  /** Of a scenario that never began. */
  #reason(fault: string): Reason {
    if (this.supervisor.signal) return { status: 'SKIPPED', type: LOST.notRun, text: `Not run: ${fault}` };
    const text = this.#stuck === undefined ? `Not run. ${fault}` : `Not run: ${this.#stuck}`;
    return { status: 'FAILED', type: LOST.notRun, text };
  }

  #story(): string {
    const { signal } = this.supervisor;
    return signal ? `The run was cancelled by ${signal}.` : `The run died: ${this.#death}`;
  }
}

/** How a run died, for people. */
function deathOf({ code, signal, stalled, told }: End, messages: Part['messages']): string {
  const seconds = (told.open?.stall ?? 0) / 1_000;
  if (stalled !== undefined)
    return `${stalled} was blocked for ${seconds} s, where nothing can break it (such as execSync), and was ended.`;
  const guarded = told.open && toldByGuard(path.join(told.open.output, 'run'));
  if (guarded !== undefined) return guarded;
  if (signal) return `${describeExit({ code, signal })}.`;
  const finished = messages.find(({ testRunFinished }) => testRunFinished)?.testRunFinished;
  if (finished?.exception) return `${finished.exception.stackTrace ?? finished.exception.message}`;
  if (told.drained) return 'nothing was left that could end what a step waited for.';
  return `something called process.exit (code ${code}).`;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
