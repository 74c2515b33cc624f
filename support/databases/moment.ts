const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A moment in one spelling, so that `2026-03-01 10:00:00+00` and `2026-03-01T10:00:00Z` are the same. Undefined for other
 * texts. Without a zone, `timestamptz` means UTC.
 */
export function readMoment(text: string, kind: 'timestamp' | 'timestamptz'): string | undefined {
  const [, day, time = '00:00', fraction = '', zone = 'Z'] = MOMENT.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const seconds = time.length === 5 ? `${time}:00` : time;
  const rest = fraction.replace(/0+$/, '');
  const tail = rest === '' ? '' : `.${rest}`;
  if (kind === 'timestamp') return `${day} ${seconds}${tail}`;
  const date = new Date(`${day}T${seconds}${offset(zone)}`);
  return Number.isNaN(date.getTime()) ? undefined : `${date.toISOString().slice(0, 19)}${tail}Z`;
}

function offset(zone: string): string {
  if (zone.toUpperCase() === 'Z') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
