import { formatPath } from '../matching/path';

/** Deeper texts have names that nobody would write. */
const DEEPEST = 5;

/** The texts in a saved value, each with the name that `{{name}}` gives it. */
export function* textsIn(name: string, value: unknown, depth = 0): Generator<[name: string, text: string]> {
  if (typeof value === 'string') yield [name, value];
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return;
  for (const [key, part] of Object.entries(value)) {
    const step = formatPath([Array.isArray(value) ? Number(key) : key]);
    // What stands between {{ and }} has no braces in it.
    if (/[{}]/.test(step)) continue;
    yield* textsIn(step.startsWith('[') ? `${name}${step}` : `${name}.${step}`, part, depth + 1);
  }
}
