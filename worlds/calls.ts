import { CALLS, countCalls } from '../support/evidence/calls';
import type { BrineWorld } from './world';

/** Attaches what the scenario and its services asked for, counted, if anything; the report makes API coverage of it. */
export function attachCalls(world: BrineWorld): void {
  const calls = countCalls(world.evidence.exchanges);
  if (calls.length > 0) world.attach(JSON.stringify(calls), { mediaType: CALLS });
}
