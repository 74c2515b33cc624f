import StepDefinition from '@cucumber/cucumber/lib/models/step_definition';
import { captureQuickly, type Expression } from './captures';

let isQuick = false;

/**
 * Lets a step definition say whether it is meant by its regular expression alone. Cucumber holds each step of a suite to
 * each definition, and takes apart for each of them what it would have captured; with a whole vocabulary that is a fifth
 * of a suite of short scenarios. The definition that is meant is still matched in full, unless it captures nothing. Doing it
 * again changes nothing.
 */
export function matchQuickly(): void {
  if (isQuick) return;
  isQuick = true;
  const { prototype } = StepDefinition;
  const { matchesStepName: inFull, getInvocationParameters: capture } = prototype;
  prototype.matchesStepName = function (text: string): boolean {
    const { regexp }: Expression = this.expression;
    // One with a memory of where it stopped would not begin at the start.
    if (!regexp || regexp.global || regexp.sticky) return inFull.call(this, text);
    const isMeant = text.startsWith(beginningOf(this)) && regexp.test(text);
    if (isMeant) captureQuickly(this.expression);
    return isMeant;
  };
  prototype.getInvocationParameters = function (given) {
    captureQuickly(this.expression);
    return capture.call(this, given);
  };
}

const beginnings = new WeakMap<StepDefinition, string>();

/** The letters that all sentences of a step definition begin with: to compare them costs less than to try the whole. */
function beginningOf(definition: StepDefinition): string {
  const known = beginnings.get(definition);
  if (known !== undefined) return known;
  // One that is written as a regular expression may mean several, or begin anywhere.
  const written = typeof definition.pattern === 'string' ? definition.pattern : '';
  // The last word may be half of one: `cucumber(s)`, `here/there`.
  const [beginning = ''] = /^[\w ]* /.exec(written) ?? [];
  beginnings.set(definition, beginning);
  return beginning;
}
