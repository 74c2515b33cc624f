import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { writtenText } from './written';

/**
 * Messages that wait for the next one, which Cucumber sends in the same breath: the end of a step before the beginning
 * of the next or the end of the scenario, the beginning of a scenario before its first step, and what is told of the
 * suite before anything runs. To write takes longer than all else that is done with a message.
 */
const WAITING: ReadonlySet<string> = new Set<keyof Envelope>([
  'source',
  'gherkinDocument',
  'pickle',
  'stepDefinition',
  'parameterType',
  'hook',
  'testCase',
  'testCaseStarted',
  'testStepFinished',
]);
/** Characters of messages that wait. */
const MOST = 100_000;

/**
 * The run's messages as NDJSON, written through as they come: whatever ends the run, what finished before is on disk.
 * Secrets are hidden in it, also those that a feature file spells out.
 */
export class MessageRecord {
  readonly #descriptor: number;
  readonly #atExit = () => this.#flush();
  #waiting = '';
  /** What kept a message from being written, such as a full disk; from then on the file is not whole. */
  fault: Error | undefined;

  /** Begins a new file; the former run's is replaced. */
  constructor(readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'w');
    process.once('exit', this.#atExit);
  }

  write(envelope: Readonly<Envelope>): void {
    this.#waiting += `${writtenText(envelope)}\n`;
    const [kind = ''] = Object.keys(envelope);
    if (!WAITING.has(kind) || this.#waiting.length > MOST) this.#flush();
  }

  close(): void {
    process.off('exit', this.#atExit);
    this.#flush();
    closeSync(this.#descriptor);
  }

  #flush(): void {
    const text = this.#waiting;
    this.#waiting = '';
    try {
      if (text !== '') writeSync(this.#descriptor, text);
    } catch (error) {
      this.fault ??= error as Error;
    }
  }
}
