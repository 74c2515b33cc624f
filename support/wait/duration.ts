const UNITS = { ms: 1, second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Reads `300 ms`, `5 seconds`, `1 minute` … into milliseconds. */
export function parseDuration(amount: string, unit: string): number {
  const name = (unit === 'ms' ? unit : unit.replace(/s$/, '')) as keyof typeof UNITS;
  return Number(amount) * UNITS[name];
}

/** Writes milliseconds as a person would: `300 ms`, `5 s`, `1.5 s`, `2 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 120_000) return `${Math.round(ms / 100) / 10} s`;
  return `${Math.round(ms / 6_000) / 10} min`;
}
