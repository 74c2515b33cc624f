import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { hideSecrets } from '../support/evidence/redact';

/**
 * The run's messages as NDJSON, written through as they come: whatever ends the run, what finished before is on disk.
 * Secrets are hidden in it, also those that a feature file spells out.
 */
export class Record {
  readonly #descriptor: number;

  /** Begins a new file; the former run's is replaced. */
  constructor(readonly file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#descriptor = openSync(file, 'w');
  }

  write(envelope: Readonly<Envelope>): void {
    writeSync(
      this.#descriptor,
      `${JSON.stringify(envelope, isWritten(envelope) ? withoutSecrets : undefined)}\n`,
    );
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/** What people wrote into feature files, and what was read from there. It is hidden in the copy on disk alone: the scenarios run from the original. */
function isWritten({ source, gherkinDocument, pickle, testCase }: Readonly<Envelope>): boolean {
  return Boolean(source ?? gherkinDocument ?? pickle ?? testCase);
}

const TEXTS = new Set(['content', 'data', 'description', 'name', 'text', 'value']);

function withoutSecrets(key: string, value: unknown): unknown {
  return typeof value === 'string' && TEXTS.has(key) ? hideSecrets(value) : value;
}
