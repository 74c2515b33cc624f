import type { Site } from '../site';
import { WORDS } from '../status';

const COLUMNS = [
  'key',
  'scenario',
  'rule',
  'feature',
  'file',
  'line',
  'outcome',
  'milliseconds',
  'attempts',
  'environment',
  'tags',
];

/** Scenarios as CSV (RFC 4180), in the order that is given, with a first line that names the columns. */
export function listCsv(site: Site, positions: readonly number[]): string {
  const { key, line, duration, attempts, rule, start } = site.index.scenarios;
  const rows = positions.map((position) => [
    key[position] ?? '',
    site.name(position),
    rule[position] ?? '',
    site.featureName(position),
    site.uri(position),
    line[position] ?? 0,
    WORDS[site.status(position)],
    duration[position] ?? 0,
    (start[position] ?? -1) < 0 ? 0 : (attempts[position] ?? 1),
    site.environmentOf(position) ?? '',
    site.tags(position).join(' '),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe: names come from anywhere. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
