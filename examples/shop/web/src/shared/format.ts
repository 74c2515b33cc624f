const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const distances = new Intl.RelativeTimeFormat('en');

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** 1250 → `€12.50` */
export function money(cents: number): string {
  return euros.format(cents / 100);
}

/** An RFC 3339 time in the reader's time zone: `23 Nov 2026, 15:04` */
export function moment(time: string): string {
  return moments.format(new Date(time));
}

/** How long before `now` (in milliseconds) a time was: `just now`, `5 minutes ago`, `1 day ago`. */
export function ago(time: string, now: number): string {
  const passed = now - new Date(time).getTime();
  // The server's clock may be ahead of the reader's.
  if (passed < MINUTE_MS) return 'just now';
  if (passed < HOUR_MS) return distances.format(-Math.floor(passed / MINUTE_MS), 'minute');
  if (passed < DAY_MS) return distances.format(-Math.floor(passed / HOUR_MS), 'hour');
  return distances.format(-Math.floor(passed / DAY_MS), 'day');
}
