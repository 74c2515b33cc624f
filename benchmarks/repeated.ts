/** How often; the subject `build` says the same. */
export const REPEATED = 5;

/** Does something once before it counts, then several times between two calls of the stopwatch. */
export async function repeated(work: () => Promise<void>): Promise<void> {
  await work();
  await fetch(`${process.env.STOPWATCH}/begin`);
  for (let time = 0; time < REPEATED; time += 1) await work();
  await fetch(`${process.env.STOPWATCH}/end`);
}
