/** Media type of the attachment that tells what the steps of phrases did, as JSON: a `PhraseRecord`. */
export const PHRASE_RECORD = 'application/vnd.brine.phrase+json';

/** Steps of phrases, by the id of the test step that is the phrase. */
export type PhraseRecord = Record<string, InnerStep[]>;

/** A step of a phrase as it ran. */
export interface InnerStep {
  keyword: string;
  text: string;
  /** `features/orders.phrases:4` */
  place: string;
  status: 'passed' | 'failed' | 'pending' | 'skipped';
  /** Milliseconds. */
  duration: number;
  /** Those of a phrase within the phrase. */
  steps?: InnerStep[];
}

/** What was attached; undefined when it is no such record. */
export function readPhraseRecord(text: string): PhraseRecord | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    const lists: unknown[] = Object.values(read);
    const whole = lists.every((list) => Array.isArray(list) && list.every(isInnerStep));
    return whole ? (read as PhraseRecord) : undefined;
  } catch {
    return undefined;
  }
}

function isInnerStep(one: unknown): one is InnerStep {
  if (typeof one !== 'object' || one === null) return false;
  const { keyword, text, place, status, duration, steps } = one as Record<string, unknown>;
  return (
    [keyword, text, place].every((each) => typeof each === 'string') &&
    ['passed', 'failed', 'pending', 'skipped'].includes(String(status)) &&
    typeof duration === 'number' &&
    (steps === undefined || (Array.isArray(steps) && steps.every(isInnerStep)))
  );
}
