import { existsSync, readFileSync } from 'node:fs';
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { ScenarioLine } from '../summary/shape';
import { GateError } from './errors';

/** Failures that are let through until a day. */
export interface Quarantined {
  /** Path of the feature file. */
  feature: string;
  /** Name of a scenario; all of the file when left out. */
  scenario?: string;
  /** The last day on which it holds: `2026-03-31`. */
  until: string;
  reason: string;
  /** Line in the file. */
  line: number;
}

/**
 * Reads a quarantine file: a YAML list of entries with `feature`, `scenario`, `until` and `reason`.
 *
 * @param wanted whether the file has to be there.
 * @throws {GateError} with all faults of the file, each with its line.
 */
export function readQuarantine(file: string, wanted: boolean): Quarantined[] {
  if (!existsSync(file)) {
    if (!wanted) return [];
    throw new GateError({ what: 'There is no quarantine file where it was looked for.', where: file });
  }
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines });
  const faults = document.errors.map(
    ({ pos, message }) => `${lines.linePos(pos[0]).line}: ${message.split('\n')[0]}`,
  );
  const entries: Quarantined[] = [];
  const { contents } = document;
  if (faults.length === 0 && contents !== null && !isSeq(contents)) faults.push('1: is no list of entries');
  if (faults.length === 0 && isSeq(contents)) {
    for (const item of contents.items) {
      const line = lineOf(item, lines);
      if (isMap(item)) readEntry(item, { line, lines, entries, faults });
      else faults.push(`${line}: is no entry with feature, until and reason`);
    }
  }
  if (faults.length === 0) return entries;
  throw new GateError({
    what: 'The quarantine file is not as it should be.',
    where: file,
    details: faults.map((fault) => `line ${fault}`).join('\n'),
    next: 'An entry has feature, scenario (unless it is for the whole file), until (2026-03-31) and reason.',
  });
}

/** Whether an entry is for a scenario. */
export function isFor({ feature, scenario }: Quarantined, { uri, name }: ScenarioLine): boolean {
  return feature === uri && (scenario === undefined || scenario === name);
}

/** Whether the day of an entry is over. @param today as `2026-03-31` */
export function isExpired({ until }: Quarantined, today: string): boolean {
  return until < today;
}

interface Reading {
  line: number;
  lines: LineCounter;
  entries: Quarantined[];
  faults: string[];
}

const FIELDS = ['feature', 'scenario', 'until', 'reason'] as const;
type Values = Partial<Record<(typeof FIELDS)[number], string>>;

function readEntry(map: YAMLMap, { line, lines, entries, faults }: Reading): void {
  const values: Values = {};
  const present = new Set<string>();
  const found: string[] = [];
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const text = isScalar(value) ? (value.source ?? String(value.value ?? '')) : '';
    const fault = fieldFault(name, text);
    present.add(name);
    if (fault !== undefined) found.push(`${lineOf(key, lines)}: ${fault}`);
    else values[name as keyof Values] = text;
  }
  for (const field of ['feature', 'until', 'reason'])
    if (!present.has(field)) found.push(`${line}: has no ${field}`);
  faults.push(...found);
  if (found.length === 0) entries.push({ ...(values as Required<Omit<Values, 'scenario'>>), line });
}

function fieldFault(name: string, text: string): string | undefined {
  if (!FIELDS.some((field) => field === name)) return `there is no field "${name}"`;
  if (text.trim() === '') return `${name} is empty`;
  if (name === 'until' && !isDay(text)) return `until is "${text}", which is no day such as 2026-03-31`;
  return undefined;
}

function lineOf(node: unknown, lines: LineCounter): number {
  const { range } = node as { range?: readonly number[] };
  return lines.linePos(range?.[0] ?? 0).line;
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
