import { type Fault, type PageReport, REPORT_BINDING } from '../contract';

/** Tells the host, if there is one. */
export function report(told: PageReport): void {
  const binding = (window as unknown as Record<string, unknown>)[REPORT_BINDING];
  if (typeof binding === 'function') void binding(told);
}

export function faultOf(during: Fault['during'], error: unknown, componentStack?: string | null): Fault {
  const own = error instanceof Error ? error : undefined;
  return {
    during,
    name: own?.name ?? 'Error',
    message: own?.message ?? String(error),
    stack: own?.stack ?? '',
    ...(componentStack && { componentStack }),
  };
}
