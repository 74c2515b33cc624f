import type { Step } from '../messages/run';
import { evidenceOf } from './evidence';
import type { LegacyStatus, LegacyStep } from './legacy';
import { line } from './text';

/** A hook that passed and left nothing says nothing to a reader. */
export function isWorthShowing(step: Step): boolean {
  return step.kind === 'step' || step.attachments.length > 0 || !['passed', 'skipped'].includes(step.outcome);
}

export function legacyStep(step: Step): LegacyStep {
  const built: LegacyStep = {
    keyword: line(step.keyword),
    name: line(step.text),
    line: step.line,
    result: { status: legacyStatus(step), duration: step.duration },
  };
  if (step.table)
    built.arguments = [{ rows: step.table.map((cells) => ({ cells: cells.map((cell) => line(cell)) })) }];
  const evidence = evidenceOf(step);
  if (evidence !== '') built.restWireData = evidence;
  return built;
}

/** A step of which no end was told did not happen, as far as anyone knows. */
function legacyStatus({ outcome }: Step): LegacyStatus {
  return outcome === 'unknown' || outcome === 'not run' ? 'skipped' : outcome;
}
