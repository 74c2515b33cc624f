import { capitalised } from '../matching/json';
import type { Subject } from './describe';
import { type Feature, given, joined, type OperationRule, type Step } from './feature';
import { slug } from './names';
import { type Drawn, drawRule, ruleOf, unitSteps } from './rule';
import type { Source } from './source';
import { unreachable } from './unreachable';
import { isNothing, onlyFor, tellWanted, type Wanted } from './wanted';

/** What was made of a document. */
export interface Generated {
  features: Feature[];
  /** Operations and statuses that no scenario could be written for, and why: a line each. */
  left: string[];
}

/**
 * Features for one document: a file for each resource, in it a rule for each operation.
 *
 * @param sources all documents that are known: what one asks for may be made by another.
 * @param wanted the statuses and inputs that scenarios of an operation are wanted for; undefined for all.
 * @param tell is called before each operation.
 */
export async function generate(
  sources: readonly Source[],
  source: Source,
  wanted?: (subject: Subject) => Wanted,
  tell?: (done: number, all: number) => void,
): Promise<Generated> {
  const left: string[] = [];
  const groups = new Map<string, Drawn[]>();
  for (const [done, subject] of source.subjects.entries()) {
    tell?.(done, source.subjects.length);
    if (source.hints.operations?.[subject.name]?.skip === true) continue;
    const asked = wanted?.(subject);
    if (asked && isNothing(asked)) continue;
    const whole = await drawRule(sources, source, subject);
    const { drawn, lines } = chosen(subject, whole, asked);
    left.push(...lines);
    if (drawn) groups.set(subject.group, [...(groups.get(subject.group) ?? []), drawn]);
  }
  const isUnsigned = source.hints.actor === undefined && [...groups.values()].flat().some(isSecured);
  if (isUnsigned) left.push('who is signed in: say "actor" in the hints, or name actors in the settings');
  return { features: [...groups].map(([name, drawn]) => featureOf(source, name, drawn)), left };
}

function isSecured({ subject }: Drawn): boolean {
  return subject.secured;
}

/** What of a rule is wanted, and what is left to a person. */
function chosen(
  subject: Subject,
  whole: Drawn | undefined,
  asked: Wanted | undefined,
): { drawn: Drawn | undefined; lines: string[] } {
  if (!whole || whole.cases.length === 0)
    return { drawn: undefined, lines: [`${subject.name}: ${reasonOf(subject)}`] };
  if (!asked) return { drawn: whole, lines: unreachable(whole) };
  const { drawn, still } = onlyFor(whole, asked);
  const line = tellWanted(subject.name, still);
  return { drawn: drawn.cases.length > 0 ? drawn : undefined, lines: line === undefined ? [] : [line] };
}

function reasonOf({ body, operation }: Subject): string {
  if (body?.required && !body.schema) return `a body of the type ${body.type} is for you to write`;
  if (operation.path.includes('{'))
    return 'nothing tells what its path stands for: no operation that makes it, no example';
  return 'nothing valid could be made up for its body';
}

function featureOf(source: Source, name: string, drawn: readonly Drawn[]): Feature {
  const { api } = source;
  const shared = sharedUnits(drawn, api);
  const hoisted = new Set(shared.map(({ key }) => key));
  const rules = distinctNames(drawn.map((one) => ruleOf(one, api, hoisted)));
  const lives = drawn.flatMap(({ life }) => (life ? [life] : []));
  const steps: Step[] = [
    ...(api === undefined ? [] : [given(`I use the "${api}" API`)]),
    ...(source.hints.actor !== undefined && drawn.some(({ subject }) => subject.secured)
      ? [given(`I am signed in as "${source.hints.actor}"`)]
      : []),
    ...(JSON.stringify([rules, lives]).includes('{{mark}}')
      ? [given('a unique number saved as "mark"')]
      : []),
    ...unitSteps(shared, api),
  ];
  return {
    file: `${folderOf(source)}/${slug(name).toLowerCase()}.feature`,
    name: `${capitalised(name)}${api === undefined ? '' : ` of the ${api} API`}`,
    description: 'From the OpenAPI document. What is changed here stays: docs/generate.md.',
    tags: ['@api', '@generated'],
    background: joined(steps),
    cases: lives.map((life) => ({ ...life, tags: [`@operation:${life.key.replace(/\.life$/, '')}`] })),
    rules,
  };
}

/** Of the features of a document: `orders`. */
export function folderOf(source: Source): string {
  return slug(source.api ?? (String(titleOf(source)) || 'api')).toLowerCase();
}

function titleOf({ document }: Source): unknown {
  const { info } = document.root;
  return (info as { title?: unknown } | undefined)?.title ?? '';
}

/** What more than one rule has another API make is made once, before the rules' own. */
function sharedUnits(drawn: readonly Drawn[], api: string | undefined): Drawn['units'] {
  const counts = new Map<string, number>();
  const units = drawn.flatMap(({ units: own }) => own.filter((unit) => unit.api !== api));
  for (const { key } of units) counts.set(key, (counts.get(key) ?? 0) + 1);
  return units.filter(
    ({ key }, index) => (counts.get(key) ?? 0) > 1 && units.findIndex((unit) => unit.key === key) === index,
  );
}

/** Two rules of one name are told apart by their operations, two scenarios of one name by their rules. */
function distinctNames(rules: readonly OperationRule[]): OperationRule[] {
  const known = new Set<string>();
  return rules.map((rule, index) => {
    const isRepeated = rules.some((other, at) => at !== index && other.name === rule.name);
    const name = isRepeated ? `${rule.name} (${rule.key})` : rule.name;
    const cases = rule.cases.map((one) =>
      known.has(one.name) ? { ...one, name: `${one.name} (${name})` } : one,
    );
    for (const one of cases) known.add(one.name);
    return { ...rule, name, cases };
  });
}
