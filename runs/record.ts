import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { hideWritten } from './written';

/**
 * The run's messages as NDJSON, written through as they come: whatever ends the run, what finished before is on disk.
 * Secrets are hidden in it, also those that a feature file spells out.
 */
export class MessageRecord {
  readonly #descriptor: number;
  /** What kept a message from being written, such as a full disk; from then on the file is not whole. */
  fault: Error | undefined;

  /** Begins a new file; the former run's is replaced. */
  constructor(readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'w');
  }

  write(envelope: Readonly<Envelope>): void {
    try {
      writeSync(this.#descriptor, `${JSON.stringify(hideWritten(envelope))}\n`);
    } catch (error) {
      this.fault ??= error as Error;
    }
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
