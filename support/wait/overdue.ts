const limits = new WeakMap<object, number>();

/** Notes on an error that it stands at the end of a wait that the writer of the step asked for. @param limit ms. */
export function markOverdue(error: unknown, limit: number): void {
  if (error instanceof Error) limits.set(error, limit);
}

/** Milliseconds that a step said it would wait for what then did not come; undefined for any other error. */
export function overdueOf(error: unknown): number | undefined {
  return error instanceof Error ? limits.get(error) : undefined;
}
