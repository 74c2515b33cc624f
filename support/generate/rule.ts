import { absentCases } from './absent';
import { accessCases, hintedCases } from './access';
import type { Unit } from './arrange';
import type { Subject } from './describe';
import { type Case, given, joined, type OperationRule, type Step } from './feature';
import { lifeCase } from './life';
import { listCases } from './lists';
import { boundaryCases } from './refusals';
import { actorFor } from './roles';
import { sceneOf } from './scene';
import type { Source } from './source';
import { isStream, workingCases } from './works';

/** All scenarios of one operation, and what has to be there before each of them. */
export interface Drawn {
  subject: Subject;
  cases: Case[];
  /** From the creation to the end, told once for the whole feature. */
  life: Case | undefined;
  units: Unit[];
  /** Who calls it, when the usual actor may not. */
  actor: string | undefined;
}

/** @returns undefined when nothing valid can be made up to call the operation with. */
export async function drawRule(
  sources: readonly Source[],
  source: Source,
  subject: Subject,
): Promise<Drawn | undefined> {
  const scene = await sceneOf(sources, source, subject);
  if (!scene) return undefined;
  const cases = [
    ...(await workingCases(scene)),
    ...(await listCases(scene)),
    ...(isStream(subject) ? [] : await boundaryCases(scene)),
    ...hintedCases(scene),
    ...absentCases(scene),
    ...accessCases(scene),
  ];
  const life = await lifeCase(scene);
  const actor = actorFor(source, subject);
  // A life that several people have is for a person to tell.
  const isOfOne = !source.subjects.some(
    (one) => one.group === subject.group && actorFor(source, one) !== undefined,
  );
  return {
    subject,
    cases: distinct(cases),
    life: isOfOne ? life : undefined,
    units: scene.arrangement.units,
    actor,
  };
}

/** @param hoisted keys of the units that the feature makes for all its rules. */
export function ruleOf(
  { subject, cases, units, actor }: Drawn,
  api: string | undefined,
  hoisted: ReadonlySet<string>,
): OperationRule {
  const own = units.filter(({ key }) => !hoisted.has(key));
  return {
    key: subject.tag,
    name: subject.summary,
    tags: [`@operation:${subject.tag}`],
    background: joined([
      ...unitSteps(own, api),
      ...(actor === undefined ? [] : [given(`I continue as "${actor}"`)]),
    ]),
    cases,
  };
}

/** The steps of units, each with its API, and back to the feature's own. */
export function unitSteps(units: readonly Unit[], api: string | undefined): Step[] {
  let used = api;
  const steps: Step[] = [];
  for (const unit of units) {
    if (unit.api !== used && unit.api !== undefined) steps.push(given(`I use the "${unit.api}" API`));
    used = unit.api;
    if (unit.actor === undefined) steps.push(...unit.steps);
    else {
      steps.push(given(`I continue as "${unit.actor}"`), ...unit.steps);
      if (unit.usual !== undefined) steps.push(given(`I continue as "${unit.usual}"`));
    }
  }
  if (used !== api && api !== undefined) steps.push(given(`I use the "${api}" API`));
  return steps;
}

/** Two scenarios of one name are one too many for whoever reads the results. */
function distinct(cases: readonly Case[]): Case[] {
  const names = new Map<string, number>();
  return cases.map((one) => {
    const seen = (names.get(one.name) ?? 0) + 1;
    names.set(one.name, seen);
    return seen === 1 ? one : { ...one, name: `${one.name} (${seen})` };
  });
}
