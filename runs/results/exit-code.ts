import { CANCELLED } from '../guard/signals';

/** The run could not begin. */
export const SETUP_FAULT = 2;
/** Something ended the process before Cucumber had ended the run. */
const CUT_SHORT = 70;

/** What is known of a run when its process ends. */
interface Ending {
  cancelled: boolean;
  couldNotBegin: boolean;
  begun: boolean;
  /** Whether its results were closed. */
  finished: boolean;
  /** Whether a report is missing, or something went wrong that no scenario shows. */
  incomplete: boolean;
}

/** What the process ends with. @param code what it would end with by itself. */
export function exitCode(
  code: number,
  { cancelled, couldNotBegin, begun, finished, incomplete }: Ending,
): number {
  if (cancelled) return CANCELLED;
  if (couldNotBegin || (code !== 0 && !begun)) return SETUP_FAULT;
  if (code !== 0 || !begun) return code;
  if (!finished) return CUT_SHORT;
  return incomplete ? 1 : 0;
}
