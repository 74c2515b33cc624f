import { findPanics, renderPanic } from '../log/panic';
import { describeExit } from '../process/exit';
import type { Instance } from '../start/instance';

/** What is told of a service that died while no scenario was there to blame. @param from where its log begins. */
export function describeDeath({ name, exit, log }: Instance, from: number): string {
  const panic = findPanics(log.read(from)).at(-1);
  const how = describeExit(exit ?? { code: null, signal: null });
  return `The service "${name}" died while no scenario ran: ${how}.${panic ? `\n${renderPanic(panic)}` : ''}`;
}
