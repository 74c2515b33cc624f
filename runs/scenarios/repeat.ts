import { randomUUID } from 'node:crypto';
import type { FeatureChild, GherkinDocument, Location, RuleChild, Scenario } from '@cucumber/messages';

/** Wider than any line: what comes after it tells repetitions apart that share a line. */
const APART = 100_000;

/**
 * Puts each scenario into a feature as often as it is to run: `an order is placed (2 of 5)`. Repetitions share the line
 * and have a column of their own, as rows from a file do, so that each draws other made-up values. For everything behind the
 * parser they are scenarios like any other: they are dealt out to workers, filtered, recorded and told one by one.
 */
export function repeatScenarios(document: GherkinDocument, times: number): void {
  const { feature } = document;
  if (!feature || times < 2) return;
  for (const { rule } of feature.children) {
    if (rule) Object.assign(rule, { children: rule.children.flatMap((child) => repeated(child, times)) });
  }
  Object.assign(feature, { children: feature.children.flatMap((child) => repeated(child, times)) });
}

function repeated<T extends FeatureChild | RuleChild>(child: T, times: number): T[] {
  const { scenario } = child;
  if (!scenario) return [child];
  return Array.from({ length: times }, (_, at) => ({ ...child, scenario: copy(scenario, at, times) }));
}

function copy(scenario: Scenario, at: number, times: number): Scenario {
  const moved = (location: Location): Location => ({
    ...location,
    column: (location.column ?? 1) + at * APART,
  });
  // Rows, not scenarios, are what an outline runs: without one of its own the name is enough.
  return {
    ...scenario,
    id: randomUUID(),
    location: moved(scenario.location),
    name: `${scenario.name} (${at + 1} of ${times})`,
    steps: scenario.steps.map((step) => ({ ...step, id: randomUUID() })),
    tags: scenario.tags.map((tag) => ({ ...tag, id: randomUUID() })),
    examples: scenario.examples.map((examples) => ({
      ...examples,
      id: randomUUID(),
      tags: examples.tags.map((tag) => ({ ...tag, id: randomUUID() })),
      tableBody: examples.tableBody.map((row) => ({
        ...row,
        id: randomUUID(),
        location: moved(row.location),
      })),
    })),
  };
}

/** What a scenario is called that runs once, and which repetition this is, from 0 on. */
export function onceNamed(name: string, times: number): { name: string; repetition: number } {
  const [, once, nth] = (times > 1 && new RegExp(`^(.*) \\((\\d+) of ${times}\\)$`, 's').exec(name)) || [];
  return once === undefined ? { name, repetition: 0 } : { name: once, repetition: Number(nth) - 1 };
}

/** A pattern for names, so that what it says of their end holds for repetitions too. */
export function patternOfRepeated(pattern: string, times: number): string {
  return times < 2 ? pattern : pattern.replaceAll(/(?<!\\)\$/g, () => `(?: \\(\\d+ of ${times}\\))?$`);
}
