import { readFileSync } from 'node:fs';
import { HAR } from '../support/evidence/media';
import { gather } from './gather';
import { findInputs } from './inputs';
import type { Attachment } from './messages/run';
import { listedIn, sorted } from './site/data/listed';

/** What a run has kept of the requests of one scenario. */
export interface Recording {
  /** Of the scenario. */
  name: string;
  /** Texts of HAR files: what its pages sent. */
  archives: string[];
  /** What the scenario itself sent, as the report shows it; a run keeps it of what failed. */
  exchanges: string | undefined;
}

/**
 * The requests that a run has kept, scenario by scenario, of the last attempt at each; and how many have kept none.
 *
 * @param folder of the report.
 * @throws {ReportError} when there is no run.
 */
export async function recordingsOf(folder: string): Promise<{ recordings: Recording[]; silent: number }> {
  const { run } = await gather(findInputs([folder]), { save: () => '', root: process.cwd() });
  const listed = listedIn(sorted(run));
  const recordings = listed.flatMap(({ scenario }) => {
    const attachments = scenario.attempts.at(-1)?.steps.flatMap((step) => step.attachments) ?? [];
    const archives = attachments.flatMap(archiveOf);
    const exchanges = attachments.flatMap((one) =>
      one.kind === 'text' && one.name === 'exchanges.txt' ? [one.text] : [],
    )[0];
    return archives.length > 0 || exchanges !== undefined
      ? [{ name: scenario.name, archives, exchanges }]
      : [];
  });
  return { recordings, silent: listed.length - recordings.length };
}

function archiveOf(attachment: Attachment): string[] {
  const { mediaType } = attachment;
  if (mediaType !== HAR || attachment.kind !== 'file' || attachment.source === undefined) return [];
  return [readFileSync(attachment.source, 'utf8')];
}
