import { outcome, type Step, when } from '../generate/feature';
import { status } from '../generate/scene';
import { isObject } from '../matching/json';
import { templateOf } from '../snapshots/template';
import type { Flow, Saved } from './flow';
import { docOf, jsonOf } from './leaves';
import type { Owned } from './owner';
import { isSecret } from './secret';

/** Items of a list that are held against the answer; more say little more. */
const MOST_ITEMS = 3;
/** Characters; of a longer body only what its fields are. */
const LONGEST = 4_000;

/** What came back, as a check; and what later requests need of it, saved. */
export function answerSteps(owned: Owned, flow: Flow, saved: readonly Saved[]): Step[] {
  const { status: code, answer } = owned.recorded;
  const doc = expectation(jsonOf(answer.text), saved);
  return [
    status(code),
    ...(doc === undefined ? [] : [{ ...outcome('the response body should contain:'), doc }]),
    ...flow
      .savedOf(owned)
      .map(({ field, name }) => when(`I save the response field "${inQuotes(field)}" as "${name}"`)),
  ];
}

function inQuotes(field: string): string {
  return field.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}

/** Markers stand for what will be another value next time. */
function expectation(body: unknown, saved: readonly Saved[]): string | undefined {
  const part = shortened(body);
  if (part === undefined || JSON.stringify(part).length <= 2) return undefined;
  const names = saved.map(({ name, value }): [string, string] => [name, String(value)]);
  const options = { saved: names, isSecret: (text: string) => isSecret(text, '') };
  const whole = docOf(templateOf(part, [], options).template);
  if (whole.length <= LONGEST) return whole;
  return isObject(part) ? docOf(kindsIn(part, options)) : undefined;
}

function kindsIn(body: Record<string, unknown>, options: Parameters<typeof templateOf>[2]): unknown {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (Array.isArray(value)) return [key, '#array'];
      return [key, isObject(value) ? '#object' : templateOf(value, [key], options).template];
    }),
  );
}

/** Fields whose name would be filled in are left out. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(shortened);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).filter(([key]) => !key.includes('{{') && !key.startsWith('#'));
  return Object.fromEntries(fields.map(([key, field]) => [key, shortened(field)]));
}
