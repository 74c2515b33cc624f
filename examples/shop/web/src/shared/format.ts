const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** 1250 → `€12.50` */
export function money(cents: number): string {
  return euros.format(cents / 100);
}

/** An RFC 3339 time in the reader's time zone: `23 Nov 2026, 15:04` */
export function moment(time: string): string {
  return moments.format(new Date(time));
}
