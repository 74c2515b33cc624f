import { pretty } from '@cucumber/gherkin-utils';
import { type FeatureFault, parseFeature } from '../features/read';
import { placeComments } from './comments';
import { meaningOf } from './meaning';

/** A feature in the one form, or why there is none. */
export type Formatted =
  | { text: string }
  /** It is not Gherkin. */
  | { faults: FeatureFault[] }
  /** The printer would change what it says; what of it, in a few words. */
  | { lost: string };

/**
 * A feature as Cucumber's own printer writes it, which is what the editors of Cucumber do too; comments stand before
 * what they are about.
 *
 * What was printed is read again and compared: nothing is given that says something else.
 */
export function format(text: string): Formatted {
  const before = parseFeature(text);
  if ('faults' in before) return before;
  const printed = placeComments(pretty(before.document));
  const after = parseFeature(printed);
  if ('faults' in after)
    return { lost: `what the printer writes is not Gherkin: ${after.faults[0]?.message}` };
  const lost = firstLost(meaningOf(before.document), meaningOf(after.document));
  return lost === undefined ? { text: printed } : { lost };
}

function firstLost(before: readonly string[], after: readonly string[]): string | undefined {
  const at = before.findIndex((part, index) => part !== after[index]);
  if (at !== -1) return before[at];
  return after.length > before.length ? after[before.length] : undefined;
}
