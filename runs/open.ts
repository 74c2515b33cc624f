import { SetupError } from '../support/errors/brine-error';
import { loadSettings } from '../support/settings/load';
import { Coordinator } from './coordinator';
import { SETUP_FAULT } from './results/exit-code';
import type { Wishes } from './selection/wishes';

/** Who sees a run of Cucumber through: the moments at which Brine's plugin asks. */
export type Conductor = Pick<Coordinator, 'see' | 'choose' | 'order' | 'prepare' | 'finish'> &
  Partial<Pick<Coordinator, 'find'>>;

let begun = false;
let instead: Conductor | undefined;
let wanted: Wishes = {};
let current: Coordinator | undefined;

/** Whether a run has begun in this process: its options were understood and Brine's plugin was asked to prepare. */
export function opened(): boolean {
  return begun;
}

/** What the run was asked for that Cucumber knows nothing of. To be told before it begins. */
export function askFor(wishes: Wishes): void {
  wanted = wishes;
}

export function askedFor(): Wishes {
  return wanted;
}

/** Has the next runs seen through by somebody else, who has prepared for them already. */
export function conductWith(conductor: Conductor | undefined): void {
  instead = conductor;
}

/** Who sees this run through; by default a coordinator of its own. */
export function openConductor(cwd: string, stderr: NodeJS.WritableStream): Conductor {
  return instead ?? openCoordinator(cwd, stderr);
}

/** Settings first: without them there is no run. Prints the fault and ends the process with code 2. */
function openCoordinator(cwd: string, stderr: NodeJS.WritableStream): Coordinator {
  begun = true;
  try {
    current = new Coordinator(loadSettings(cwd, process.env), stderr, wanted);
    return current;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return end(error, stderr);
  }
}

/** Ends the process with code 2 for a reason that came up outside the coordinator; with a report if a run was open. */
export async function abandon(error: SetupError, stderr: NodeJS.WritableStream): Promise<never> {
  return current ? await current.giveUp(error) : end(error, stderr);
}

function end(error: SetupError, stderr: NodeJS.WritableStream): never {
  stderr.write(`${error.message}\n`);
  process.exit(SETUP_FAULT);
}
