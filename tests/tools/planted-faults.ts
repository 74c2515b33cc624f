import { expect } from 'vitest';
import type { Cause } from '../../support/causes/cause';
import { causes, results } from './results';
import type { FinishedProject } from './run-project';

/** Fault → kind, culprit, and a fact that must be told. The name of a scenario is the fault that is planted in it. */
export type PlantedFaults = Readonly<Record<string, [kind: Cause['kind'], culprit: string, fact: string]>>;

/** Each fault is told once, as what it is, and nothing else fails. @param healthy the scenarios that pass, in their order. */
export function expectCulprits(
  { messages, output }: FinishedProject,
  faults: PlantedFaults,
  healthy: readonly string[],
): void {
  const found = causes(messages);
  const named = Object.entries(found).map(([name, [cause]]) => [name, [cause?.kind, cause?.culprit]]);
  const wanted = Object.entries(faults).map(([name, [kind, culprit]]) => [name, [kind, culprit]]);
  expect(Object.fromEntries(named), output).toEqual(Object.fromEntries(wanted));
  for (const [name, [, , fact]] of Object.entries(faults)) {
    expect(found[name], name).toHaveLength(1);
    expect([found[name]?.[0]?.what, ...(found[name]?.[0]?.facts ?? [])].join('\n'), name).toContain(fact);
  }
  const passed = Object.entries(results(messages)).filter(([, status]) => status === 'PASSED');
  expect(passed.map(([name]) => name)).toEqual(healthy);
}
