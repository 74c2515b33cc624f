import { UnreadableMomentError } from './errors';

const MOMENT =
  /^(today|tomorrow|yesterday|now)(?:\s*([+-])\s*(\d{1,5})\s+(second|minute|hour|day|week|month|year)s?)?$/;
const BEGUN = /^(?:today|tomorrow|yesterday|now)\s*[+-]/;
/** Days by which a word is ahead. */
const AHEAD: Record<string, number> = { today: 0, now: 0, tomorrow: 1, yesterday: -1 };
/** Milliseconds of what is always as long. */
const LENGTHS: Record<string, number> = { second: 1_000, minute: 60_000, hour: 3_600_000 };
/** Days, where it is a matter of days. */
const DAYS: Record<string, number> = { day: 1, week: 7 };
const MONTHS: Record<string, number> = { month: 1, year: 12 };

/**
 * What `{{today}}`, `{{tomorrow}}`, `{{now}}` and the like stand for, all of them in UTC: a date such as `2026-11-29`, of `now` a
 * time such as `2026-11-29T04:15:00.000Z`. `today + 3 days`, `now - 2 hours`: a month later is the same day or the last one
 * before it.
 *
 * @param now milliseconds since 1970.
 * @returns undefined for another name.
 * @throws UnreadableMomentError for one that begins like these.
 */
export function momentOf(name: string, now: number): string | undefined {
  const [, word, sign, amount, unit] = MOMENT.exec(name) ?? [];
  const isDate = word !== 'now';
  if (word === undefined || (isDate && unit !== undefined && unit in LENGTHS)) {
    if (BEGUN.test(name)) throw new UnreadableMomentError(name);
    return undefined;
  }
  const moment = new Date(now);
  moment.setUTCDate(moment.getUTCDate() + (AHEAD[word] ?? 0));
  if (unit !== undefined) move(moment, unit, Number(`${sign}${amount}`));
  const text = moment.toISOString();
  return isDate ? text.slice(0, text.indexOf('T')) : text;
}

function move(moment: Date, unit: string, amount: number): void {
  if (unit in LENGTHS) moment.setTime(moment.getTime() + amount * (LENGTHS[unit] ?? 0));
  else if (unit in DAYS) moment.setUTCDate(moment.getUTCDate() + amount * (DAYS[unit] ?? 0));
  else moveMonths(moment, amount * (MONTHS[unit] ?? 0));
}

function moveMonths(moment: Date, months: number): void {
  const day = moment.getUTCDate();
  moment.setUTCMonth(moment.getUTCMonth() + months);
  // Where that month has no such day, the date went on into the next.
  if (moment.getUTCDate() !== day) moment.setUTCDate(0);
}
