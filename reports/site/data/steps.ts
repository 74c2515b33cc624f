import type { Definition, Step } from '../../messages/run';
import { cut, LIMITS } from '../../sanitize';
import type { Listed } from './listed';
import type { StepsData, StepUse } from './shapes/steps-data';

/** Scenarios that are named as examples of a step. */
const NAMED = 50;

type Unknown = StepsData['undefined'][number];

/** The vocabulary as the run used it, by place. */
export function stepsData(definitions: readonly Definition[], listed: readonly Listed[]): StepsData {
  const uses = new Map<string, Timed>(definitions.map((each) => [idOf(each), unused(each)]));
  const unknown = new Map<string, Unknown>();
  for (const { position, scenario } of listed) {
    for (const step of scenario.attempts.at(-1)?.steps ?? []) {
      for (const definition of step.definitions) countUse(uses, definition, step, position);
      if (step.kind === 'step' && step.outcome === 'undefined') miss(unknown, step, position);
    }
  }
  return { definitions: [...uses.values()].map(rounded).sort(byPlace), undefined: [...unknown.values()] };
}

type Timed = StepUse & { took: number[] };

function countUse(uses: Map<string, Timed>, definition: Definition, step: Step, position: number): void {
  const known = uses.get(idOf(definition)) ?? unused(definition);
  uses.set(idOf(definition), known);
  const took = step.duration / 1e6;
  known.total += took;
  known.took.push(took);
  known.longest = Math.max(known.longest, took);
  count(known, position);
}

function miss(unknown: Map<string, Unknown>, step: Step, position: number): void {
  const text = cut(step.text, LIMITS.line);
  const known = unknown.get(text) ?? { text, uses: 0, scenarios: [] };
  unknown.set(text, known);
  const [snippet] = step.snippets;
  if (snippet !== undefined) known.snippet = snippet;
  count(known, position);
}

function count(known: { uses: number; scenarios: number[] }, position: number): void {
  known.uses += 1;
  const { scenarios } = known;
  if (scenarios.length < NAMED && scenarios.at(-1) !== position) scenarios.push(position);
}

function idOf({ pattern, place }: Definition): string {
  return `${place} ${pattern}`;
}

function unused({ pattern, place }: Definition): Timed {
  const nothing = { uses: 0, total: 0, longest: 0, p95: 0, took: [], scenarios: [] };
  return { pattern: cut(pattern, LIMITS.line), place, ...nothing };
}

function rounded({ took, ...use }: Timed): StepUse {
  const p95 = took.sort((one, other) => one - other)[Math.ceil(took.length * 0.95) - 1] ?? 0;
  const { total, longest } = use;
  return { ...use, total: Math.round(total), longest: Math.round(longest), p95: Math.round(p95) };
}

function byPlace(one: StepUse, other: StepUse): number {
  return (
    one.place.localeCompare(other.place, 'en', { numeric: true }) ||
    one.pattern.localeCompare(other.pattern, 'en')
  );
}
