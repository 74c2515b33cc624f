import type { Recording, Recordings } from '../support/browser/evidence/recording';
import { HAR, TRACE } from '../support/evidence/media';
import { RecordRedactor } from '../support/evidence/redact-record';
import { redactHar, redactTrace } from '../support/evidence/redact-recording';
import { attachText } from './evidence';
import type { BrineWorld } from './world';

const KINDS = {
  trace: { called: 'trace', extension: 'zip', mediaType: TRACE },
  video: { called: 'video', extension: 'webm', mediaType: 'video/webm' },
  har: { called: 'network', extension: 'har', mediaType: HAR },
};

/**
 * Keeps what was recorded of a scenario, with the secrets in it hidden. What cannot be searched for secrets is not kept;
 * that, and what could not be recorded, is told.
 */
export async function attachRecordings(world: BrineWorld, { recordings, faults }: Recordings): Promise<void> {
  if (recordings.length === 0 && faults.length === 0) return;
  const told = [...faults];
  const redactor = new RecordRedactor();
  const people = new Set(recordings.map(({ person }) => person)).size;
  // Traces first: they know what was typed into password fields.
  for (const recording of recordings.toSorted((a, b) => rank(a) - rank(b))) {
    const { kind, person } = recording;
    const { called, extension, mediaType } = KINDS[kind];
    const name = `${called}${people > 1 ? ` of ${person ?? 'a visitor'}` : ''}.${extension}`;
    try {
      await world.keepFile(redacted(recording, redactor), { name, mediaType });
    } catch (error) {
      told.push(`${name} was not kept, because its secrets could not be hidden: ${reasonOf(error)}`);
    }
  }
  if (told.length > 0) attachText(world, 'recordings', told.join('\n'));
}

function rank({ kind }: Recording): number {
  return ['trace', 'video', 'har'].indexOf(kind);
}

/** A video has no text in it to be searched. */
function redacted({ kind, bytes }: Recording, redactor: RecordRedactor): Uint8Array {
  if (kind === 'trace') return redactTrace(bytes, redactor);
  return kind === 'har' ? redactHar(bytes, redactor) : bytes;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
