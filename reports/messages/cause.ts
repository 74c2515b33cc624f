import { CAUSE, type Cause, readCause } from '../../support/causes/cause';
import { plain } from '../sanitize';
import type { Attachment, Attempt } from './run';

/** The cause that an attempt carries; undefined when it passed, or ended before anybody could look for one. */
export function causeOfAttempt(attempt: Attempt | undefined): Cause | undefined {
  const all = attempt?.steps.flatMap(({ attachments }) => attachments) ?? [];
  return all.map(causeIn).find((cause) => cause !== undefined);
}

/** Undefined for any other attachment, also for one that only claims to be a cause. */
export function causeIn(attachment: Attachment): Cause | undefined {
  if (attachment.kind !== 'text' || attachment.mediaType !== CAUSE) return undefined;
  const cause = readCause(attachment.text);
  // What JSON escapes was no control character when the text was cleaned.
  return (
    cause && {
      kind: cause.kind,
      culprit: plain(cause.culprit),
      what: plain(cause.what),
      facts: cause.facts.map(plain),
    }
  );
}
