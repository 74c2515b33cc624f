import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { RunFacts } from '../../reports/facts';
import type { LoadedSettings } from '../../support/settings/settings';
import { keepModules } from '../archive/keep';
import { Closing } from '../closing/closing';
import { profilesOf } from '../facts/profiles';
import { tellingSeed } from '../facts/seed';
import { writeAsked } from '../formats/write-asked';
import { makeReport } from '../report/report';
import { tellReport } from '../report/tell-report';
import { Outcome } from './outcome';
import { MessageRecord } from './record';
import { writeFacts } from './write-facts';

interface Run {
  settings: LoadedSettings;
  /** Folder of the results; that of the run is `run` in it. */
  output: string;
  startedAt: Date;
  /** What made-up values are drawn from. */
  seed: string;
  /** How often each scenario runs. */
  repeat: number | undefined;
  /** How the run was cut, once that is known. */
  shard(): RunFacts['shard'];
  say: (line: string) => void;
}

/** The results of one run: written down while it goes on, made into reports when it is over. */
export class Results {
  readonly outcome = new Outcome();
  readonly #record: MessageRecord;
  readonly #closing: Closing;
  #facts: Promise<RunFacts> | undefined;
  #incomplete = false;

  /** Begins the file of the messages; the former run's is replaced. */
  constructor(private readonly run: Run) {
    this.#closing = new Closing(run.repeat);
    this.#record = new MessageRecord(path.join(run.output, 'messages.ndjson'));
  }

  /** Whether something of them could not be written. */
  get incomplete(): boolean {
    return this.#incomplete;
  }

  see(envelope: Envelope): void {
    this.#closing.see(envelope);
    this.#record.write(envelope);
    // Behind the record, which gets the whole story of every worker whose set-up failed.
    this.outcome.see(envelope);
  }

  /** Writes down what is known of the run when it begins: should this process die, the report still has something to tell. */
  begin(): void {
    this.#facts = this.#writeFacts();
    this.#facts.catch(() => {});
  }

  /** Writes down how the run was cut, for those that merge what it leaves, should this process die. */
  tellShard(): void {
    this.#facts = this.#facts?.then(async (before) => await this.#writeFacts(before));
    this.#facts?.catch(() => {});
  }

  /** No message comes any more. */
  close(): void {
    this.#record.close();
  }

  /** Writes down what is known of the run when it is over. */
  async end(): Promise<void> {
    await this.#writeFacts(await this.#facts?.catch(() => undefined));
  }

  /**
   * Writes all reports and tells of them.
   *
   * @param elsewhere for each scenario that was left out, the environments that it is for.
   */
  async publish(elsewhere: readonly string[][]): Promise<void> {
    const { output, say } = this.run;
    const written = Promise.all([makeReport(output), writeAsked(output)]);
    // Beside the processes that write the reports, while nobody waits for this one.
    keepModules();
    const [report, unwritten] = await written;
    const { fault } = this.#record;
    if (fault) unwritten.push(`The results could not be recorded to the end: ${fault.message}`);
    this.#incomplete = unwritten.length > 0;
    if (this.outcome.begun) for (const line of this.#closingLines(elsewhere)) say(line);
    for (const line of unwritten) say(line);
    // That nothing ran needs no second telling when the reason has been told.
    const warned = !this.outcome.couldNotBegin;
    tellReport(output, report, { warned, shard: this.run.shard(), say });
  }

  #closingLines(elsewhere: readonly string[][]): string[] {
    const { output, settings } = this.run;
    return this.#closing.lines({
      output: path.join(output, 'run'),
      seed: this.#tellingSeed,
      elsewhere,
      environment: settings.environment,
      profiles: profilesOf(process.argv),
    });
  }

  async #writeFacts(before?: RunFacts): Promise<RunFacts> {
    const { output, settings, startedAt, repeat } = this.run;
    const shard = this.run.shard();
    return await writeFacts(output, {
      settings,
      env: process.env,
      startedAt,
      outcome: this.outcome,
      before,
      ...(shard && { shard }),
      repeat,
      seed: this.#tellingSeed,
    });
  }

  get #tellingSeed(): string | undefined {
    return tellingSeed(path.join(this.run.output, 'run'), this.run.seed, process.env);
  }
}
