import type { Violation } from './violation';

/** Page → rule → element → how many of it: `{ "/orders/{id}": { "color-contrast": { "button \"Save\"": 1 } } }`. */
export type Known = Record<string, Record<string, Record<string, number>>>;
type Rules = Known[string];

/** What a scan found beside what is known. */
export interface Compared {
  /** Not known, with the elements that are too many alone. */
  beyond: Violation[];
  /** How many elements are known and still there. */
  known: number;
  /** Known and not there. */
  gone: Rules;
}

const ID = /^(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=.*\d)[0-9a-z_-]{16,})$/i;
const VARYING = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+/gi;

/**
 * The page as the baseline calls it: its path with ids made `{id}`, a route in the fragment included; behind it, the
 * part that is looked at.
 */
export function pageKey(url: string, inside?: string): string {
  const { pathname, hash } = new URL(url);
  const path = segments(pathname) + (hash.startsWith('#/') ? segments(hash.replace(/\?.*$/, '')) : '');
  return partKey(path, inside);
}

/** `OrderForm the "Address" group`: a part of something. */
export function partKey(of: string, inside?: string): string {
  return inside ? `${of} ${generalised(inside)}` : of;
}

function segments(path: string): string {
  return path
    .split('/')
    .map((segment) => (ID.test(segment) ? '{id}' : segment))
    .join('/');
}

/** Numbers and ids in names differ from run to run. */
function generalised(text: string): string {
  return text.replaceAll(VARYING, '{n}');
}

/** What is seen, as the baseline writes it. */
export function rulesOf(violations: readonly Violation[]): Rules {
  const rules: Rules = {};
  for (const { rule, elements } of violations) {
    rules[rule] ??= {};
    for (const { called } of elements) {
      const name = generalised(called);
      rules[rule][name] = (rules[rule][name] ?? 0) + 1;
    }
  }
  return rules;
}

export function compare(violations: readonly Violation[], known: Rules = {}): Compared {
  const seen = rulesOf(violations);
  const beyond = violations.flatMap((violation) => {
    const left = { ...known[violation.rule] };
    const elements = violation.elements.filter(({ called }) => {
      const name = generalised(called);
      left[name] = (left[name] ?? 0) - 1;
      return left[name] < 0;
    });
    return elements.length > 0 ? [{ ...violation, elements }] : [];
  });
  const all = violations.reduce((sum, { elements }) => sum + elements.length, 0);
  const over = beyond.reduce((sum, { elements }) => sum + elements.length, 0);
  return { beyond, known: all - over, gone: combine(known, seen, (before, now) => before - now) };
}

/** The known rules with each count changed; what comes to nothing is left out. */
export function combine(known: Rules, seen: Rules, change: (known: number, seen: number) => number): Rules {
  const rules = Object.entries(known).map(([rule, elements]): [string, Record<string, number>] => {
    const counts = Object.entries(elements)
      .map(([name, count]): [string, number] => [name, change(count, seen[rule]?.[name] ?? 0)])
      .filter(([, count]) => count > 0);
    return [rule, Object.fromEntries(counts)];
  });
  return Object.fromEntries(rules.filter(([, elements]) => Object.keys(elements).length > 0));
}

/** Both, with the greater count where both have one. */
export function unite(one: Rules = {}, other: Rules): Rules {
  const rules = structuredClone(one);
  for (const [rule, elements] of Object.entries(other)) {
    rules[rule] ??= {};
    for (const [name, count] of Object.entries(elements)) {
      rules[rule][name] = Math.max(rules[rule][name] ?? 0, count);
    }
  }
  return rules;
}
