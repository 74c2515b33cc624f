import type { Envelope } from '@cucumber/messages';
import { addRedactions, redactionsIn } from '../../support/evidence/redactions';

/** Counts over a whole run what its results hide. Sees messages that are redacted already. */
export class Redactions {
  readonly counts = new Map<string, number>();

  see({ attachment, testStepFinished, testRunHookFinished }: Envelope): void {
    const texts = [
      attachment?.contentEncoding === 'IDENTITY' ? attachment.body : undefined,
      testStepFinished?.testStepResult.message,
      testRunHookFinished?.result.message,
    ];
    for (const text of texts) if (text !== undefined) addRedactions(this.counts, redactionsIn(text));
  }
}
