import { isSensitiveName } from '../evidence/sensitive';
import { isDate, isUuid } from '../matching/formats';
import { isObject, type Key } from '../matching/json';
import { asLiteralKey, literal } from '../matching/markers';
import { formatPath } from '../matching/path';

/** What the next run will see differently: a place, and what is written there instead of the value. */
export interface Replaced {
  path: string;
  by: string;
}

export interface TemplateOptions {
  /** Texts that the scenario saved, each with the name that `{{name}}` gives it. */
  saved: readonly (readonly [name: string, text: string])[];
  /** Whether a text holds a secret. */
  isSecret(text: string): boolean;
}

const DEEPEST = 500;
/** Shorter saved texts stand in many places by chance. */
const SHORTEST_ALONE = 4;
const SHORTEST_INSIDE = 8;
const VOLATILE =
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=\b(?:127\.0\.0\.1|localhost|\[::1\]):)\d+|\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})/gi;

/**
 * Turns a response into what later responses are held against: saved values become `{{name}}`; ids, dates and secrets
 * become markers; all else stands for itself.
 */
export function templateOf(
  value: unknown,
  keys: readonly Key[],
  options: TemplateOptions,
): { template: unknown; replaced: Replaced[] } {
  const replaced: Replaced[] = [];
  const template = visit(value, keys);
  return { template, replaced };

  function visit(part: unknown, at: readonly Key[]): unknown {
    if (at.length > DEEPEST) return replace(at, '#present');
    if (Array.isArray(part)) return part.map((item, index) => visit(item, [...at, index]));
    if (isObject(part)) {
      const fields = Object.entries(part).map(([key, field]) => [
        asLiteralKey(key),
        visit(field, [...at, key]),
      ]);
      return Object.fromEntries(fields);
    }
    const name = at.findLast((key) => typeof key === 'string') ?? '';
    const by = typeof part === 'string' ? forText(part, name, options) : forOther(part, name);
    if (by !== undefined) return replace(at, by);
    return typeof part === 'string' ? literal(part) : part;
  }

  function replace(at: readonly Key[], by: string): string {
    replaced.push({ path: formatPath(at), by });
    return by;
  }
}

function forText(text: string, name: string, { saved, isSecret }: TemplateOptions): string | undefined {
  if (isSensitiveName(name) || isSecret(text) || text.includes('{{')) return '#string';
  const same = saved.find(([, one]) => one === text && one.length >= SHORTEST_ALONE);
  if (same) return `{{${same[0]}}}`;
  if (isUuid(text)) return '#uuid';
  if (isDate(text) && text.length > 'YYYY-MM-DD'.length) return '#date';
  const filled = withNames(text, saved);
  if (filled !== text) return filled.startsWith('{{') ? filled : literal(filled);
  if (text.search(VOLATILE) >= 0) return patternOf(text);
  return isId(name) ? '#string' : undefined;
}

function forOther(value: unknown, name: string): string | undefined {
  if (typeof value !== 'number') return undefined;
  const isTime = /(?:At|_at|[tT]ime|[tT]imestamp)$/.test(name) && value > 1_000_000_000;
  return isId(name) || isTime || isSensitiveName(name) ? '#number' : undefined;
}

function isId(name: string): boolean {
  return /^id$|Id$|ID$|_id$/.test(name);
}

function withNames(text: string, saved: TemplateOptions['saved']): string {
  const names = new Map(
    saved.filter(([, one]) => one.length >= SHORTEST_INSIDE).map(([name, one]) => [one, name]),
  );
  const texts = [...names.keys()].sort((one, other) => other.length - one.length).map(escaped);
  if (texts.length === 0) return text;
  return text.replaceAll(new RegExp(texts.join('|'), 'gu'), (found) => `{{${names.get(found)}}}`);
}

/** `/orders/0190…` becomes `#regex /orders/[0-9a-f-]{36}`. */
function patternOf(text: string): string {
  let pattern = '';
  let end = 0;
  for (const { 0: found, index } of text.matchAll(VOLATILE)) {
    pattern += escaped(text.slice(end, index));
    if (/^\d+$/.test(found)) pattern += '\\d+';
    else pattern += found.includes('T') ? '[0-9T:.Z+-]+' : '[0-9A-Fa-f-]{36}';
    end = index + found.length;
  }
  return `#regex ${pattern}${escaped(text.slice(end))}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
