import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Attachment, Envelope } from '@cucumber/messages';
import { type Told, toldOf } from '../messages/told';
import { writtenText } from '../messages/written';
import { leaveOnDisk } from './on-disk';

/**
 * Messages that wait for the next one, which Cucumber sends in the same breath: the end of a step before the beginning
 * of the next or the end of the scenario, the end of a scenario before the next one, the beginning of that before its
 * first step, and what is told of the suite before anything runs. To write takes longer than all else that is done with
 * a message.
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
  'testCaseFinished',
]);
/** Characters of messages that wait. */
const MOST = 100_000;
/** Characters of an attachment that need not stay in memory. */
const LARGE = 4_000;
/** Milliseconds: steps that are over sooner are written together. */
const SHORT = 1;
/** Taken before a step can put a false clock in its place. */
const { setTimeout, performance } = globalThis;

/**
 * The run's messages as NDJSON, written through as they come: whatever ends the run, which scenarios have ended and which
 * are running is on disk, and of a running one all but what happened in the last millisecond before code that lets nothing
 * else run. Secrets are hidden in it, also those that a feature file spells out.
 */
export class MessageRecord {
  readonly #descriptor: number;
  readonly #atExit = () => this.#flush();
  #waiting = '';
  /** A scenario that nobody knows of yet is about to run. */
  #unknown = false;
  #flushed = 0;
  /** Bytes in the file. */
  #length = 0;
  #soon = false;
  /** What kept a message from being written, such as a full disk; from then on the file is not whole. */
  fault: Error | undefined;

  /** Begins a new file; the former run's is replaced. */
  constructor(
    readonly file: string,
    private readonly now: () => number = () => performance.now(),
  ) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'w');
    process.once('exit', this.#atExit);
  }

  write(envelope: Readonly<Envelope>): void {
    const told = toldOf(envelope);
    const line = `${told?.line ?? writtenText(envelope)}\n`;
    if (envelope.attachment && envelope.attachment.body.length > LARGE) {
      this.#writeLarge(line, envelope.attachment);
      return;
    }
    this.#waiting += line;
    if (this.#waiting.length > MOST) this.#flush();
    else if (told) this.#flushAtEnd(told);
    else if (this.#mayWait(envelope)) this.#flushSoon(envelope);
    else this.#flush();
  }

  close(): void {
    process.off('exit', this.#atExit);
    this.#flush();
    closeSync(this.#descriptor);
  }

  #writeLarge(line: string, attachment: Attachment): void {
    this.#flush();
    const [offset, length] = [this.#length, Buffer.byteLength(line)];
    this.#waiting = line;
    this.#flush();
    const isWhole = this.#length === offset + length;
    if (isWhole && !this.fault) leaveOnDisk(attachment, { file: this.file, offset, length });
  }

  /** What a worker tells at once is written at once. */
  #flushAtEnd({ more }: Told): void {
    if (!more) this.#flush();
  }

  #mayWait(envelope: Readonly<Envelope>): boolean {
    if (envelope.testCaseStarted) this.#unknown = true;
    if (envelope.testStepStarted) return !this.#unknown && this.now() - this.#flushed < SHORT;
    const [kind = ''] = Object.keys(envelope);
    return WAITING.has(kind);
  }

  /** What ends a breath is written as soon as something else has its turn. */
  #flushSoon({ testStepStarted, testCaseFinished }: Readonly<Envelope>): void {
    if (this.#soon || !(testStepStarted ?? testCaseFinished)) return;
    this.#soon = true;
    setTimeout(() => {
      this.#soon = false;
      this.#flush();
    }, SHORT).unref();
  }

  #flush(): void {
    const text = this.#waiting;
    if (text === '') return;
    this.#waiting = '';
    this.#unknown = false;
    this.#flushed = this.now();
    try {
      this.#length += writeSync(this.#descriptor, text);
    } catch (error) {
      this.fault ??= error as Error;
    }
  }
}
