import { BrineError } from '../errors/brine-error';
import { type Panic, renderPanic } from './log/panic';
import { showLine, showLog } from './log/show-line';
import { describeExit } from './process/exit';
import type { Instance } from './start/instance';

export class ServiceStateError extends BrineError {
  override readonly name = 'ServiceStateError';
  override readonly fault = 'wrong';
}

export class LogError extends BrineError {
  override readonly name = 'LogError';
  override readonly fault = 'wrong';
}

export class PanicError extends BrineError {
  override readonly name = 'PanicError';
  override readonly fault = 'service crashed';
}

/** The states a scenario may ask for; healthy means the same as ready. */
export type ServiceState = 'running' | 'stopped' | 'ready' | 'healthy';

/** One look at whether a service is in a state. @throws ServiceStateError */
export async function expectState(
  name: string,
  service: Instance | undefined,
  state: ServiceState,
): Promise<void> {
  const runs = service !== undefined && service.exit === undefined;
  if (state === 'stopped' ? !runs : runs && state === 'running') return;
  const reason = runs ? await service.whyNotReady() : describeAbsence(service);
  if (state !== 'stopped' && reason === undefined) return;
  throw new ServiceStateError({
    what: `The service "${name}" should be ${state}, but ${state === 'stopped' ? 'it runs' : reason}.`,
    where: service?.url,
    next: 'Its log of this scenario is attached.',
    culprit: name,
    seen: state === 'stopped' ? 'it runs' : reason,
  });
}

/** @throws ServiceStateError */
export function expectExitCode(name: string, service: Instance | undefined, code: number): void {
  if (service?.exit?.code === code) return;
  throw new ServiceStateError({
    what: `The service "${name}" should have exited with code ${code}, but ${describeAbsence(service)}.`,
    next: 'Its log of this scenario is attached.',
    culprit: name,
  });
}

/** @param log what the service logged since the scenario began. @throws LogError */
export function expectLogged(name: string, log: string, text: string): void {
  if (lineWith(log, text) !== undefined) return;
  const lines = showLog(log.trimEnd().split('\n').slice(-10).join('\n'));
  throw new LogError({
    what: `The service "${name}" did not log "${text}" since the scenario began.`,
    details: lines ? `last log lines:\n${lines}` : 'it logged nothing',
    next: 'Check the text (it must be part of one line), and whether the log level shows it.',
    culprit: name,
  });
}

/** @throws LogError */
export function expectNotLogged(name: string, log: string, text: string): void {
  const line = lineWith(log, text);
  if (line === undefined) return;
  throw new LogError({ what: `The service "${name}" logged "${text}".`, details: line, culprit: name });
}

/** The first line that holds a text as it was written or as it is shown. */
function lineWith(log: string, text: string): string | undefined {
  const line = log.split('\n').find((one) => one.includes(text) || showLine(one).includes(text));
  return line === undefined ? undefined : showLine(line);
}

/** @throws PanicError naming every panic. */
export function expectNoPanic(panics: readonly { service: string; panic: Panic }[]): void {
  if (panics.length === 0) return;
  const services = [...new Set(panics.map(({ service }) => `"${service}"`))].join(', ');
  throw new PanicError({
    what: `${panics.length === 1 ? 'A panic' : `${panics.length} panics`} in ${services} since the scenario began.`,
    details: panics.map(({ service, panic }) => `${service}: ${renderPanic(panic)}`).join('\n'),
    next: 'The log of this scenario is attached, the panic first.',
  });
}

function describeAbsence(service: Instance | undefined): string {
  if (!service) return 'Brine has not started it';
  return service.exit ? `it has ended with ${describeExit(service.exit)}` : 'it runs';
}
