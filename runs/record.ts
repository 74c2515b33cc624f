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

  /** Begins a new file; the former run's is replaced. */
  constructor(readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'w');
  }

  write(envelope: Readonly<Envelope>): void {
    writeSync(this.#descriptor, `${JSON.stringify(hideWritten(envelope))}\n`);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
