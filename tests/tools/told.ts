/** What a reader sees of the error: `Name: message`. @throws when there is none */
export function told(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return tell(error);
  }
  throw new Error('It did not throw.');
}

/** The same for a promise. */
export async function toldBy(promise: Promise<unknown>): Promise<string> {
  const [error] = await Promise.allSettled([promise]);
  if (error.status === 'fulfilled') throw new Error('It did not throw.');
  return tell(error.reason);
}

function tell(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
