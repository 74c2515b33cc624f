import { redactText } from '../evidence/redact';
import { type Case, given } from '../generate/feature';
import { wordsOf } from '../generate/names';
import { printFeature } from '../generate/print';
import type { Source } from '../generate/source';
import { capitalised } from '../matching/json';
import { NothingRecordedError } from './errors';
import { type Group, groupsOf } from './groups';
import { type Noise, noiseOf } from './noise';
import { guess, type Owned, ownerOf, type Places } from './owner';
import type { Recorded } from './recorded';
import { scenarioOf } from './scenario';

export interface DraftOptions {
  /** What the recording is called: `checkout.har`. */
  file: string;
  /** What the draft is called: `checkout`. */
  name: string;
  sources: readonly Source[];
  places: Places;
  actor: string | undefined;
}

export interface Draft {
  /** Of the feature file. */
  text: string;
  scenarios: number;
  calls: number;
  /** What of the recording is not in it, a line each: how many, and why. */
  passedOver: string[];
  /** What is for a person to write, a line each. */
  left: string[];
}

/**
 * A feature that does again what was recorded: the same recording gives the same text.
 *
 * @throws NothingRecordedError when no call goes to a service that is known.
 */
export function draftOf(recorded: readonly Recorded[], options: DraftOptions): Draft {
  const { file, name, sources, places, actor } = options;
  const { owned, noise, others } = sorted(recorded, sources, places);
  const passedOver = tellPassedOver(noise, others);
  if (owned.length === 0) throw nothing(file, passedOver, others.size > 0);
  const services = new Set(owned.map(({ service }) => service));
  const [service] = services.size === 1 ? services : [undefined];
  const cases = groupsOf(owned).map((group, index) =>
    scenarioOf(group, `draft.${index}`, { actor: actor ?? actorOf(group), service }),
  );
  const drafted = cases.filter((one) => one.drafted.steps.length > 0);
  const left = cases.flatMap((one) => one.left.map((line) => redactText(line)));
  const variables = new Map(cases.flatMap((one) => [...one.variables]));
  for (const [variable, what] of variables)
    left.push(`the environment variable ${variable}: ${redactText(what)}, a secret`);
  if (drafted.length === 0) throw nothing(file, [...passedOver, ...left], false);
  const feature = printFeature({
    file: `${name}.feature`,
    name: capitalised(wordsOf(name)) || 'Recorded',
    description: `A draft from ${file.replaceAll(/[<>"]/g, '')}: look it through, name it, and move it to where it belongs.`,
    tags: ['@api', '@draft'],
    background: service === undefined ? [] : [given(`I use the "${service}" API`)],
    cases: distinct(drafted.map((one) => one.drafted)),
    rules: [],
  });
  const comments =
    left.length === 0
      ? []
      : ['# Left for you:', ...left.map((line) => `# - ${line.replaceAll(/\s+/g, ' ')}`)];
  return {
    text: `${[...comments, feature.trimEnd()].join('\n')}\n`,
    scenarios: drafted.length,
    calls: owned.length,
    passedOver,
    left,
  };
}

/** Who calls what asks for a sign-in, as the hints say it. */
function actorOf({ calls }: Group): string | undefined {
  return calls.find(({ known }) => known?.source.hints.actor !== undefined)?.known?.source.hints.actor;
}

function sorted(recorded: readonly Recorded[], sources: readonly Source[], places: Places) {
  const noise = new Map<Noise, number>();
  const calls = recorded.filter((one) => {
    const reason = noiseOf(one);
    if (reason !== undefined) noise.set(reason, (noise.get(reason) ?? 0) + 1);
    return reason === undefined;
  });
  const guessed = guess(calls, sources);
  const owned: Owned[] = [];
  const others = new Map<string, number>();
  for (const one of calls) {
    const { protocol, origin } = one.url;
    const owner = /^https?:$/.test(protocol) ? ownerOf(one, sources, { ...places, guessed }) : undefined;
    if (owner) owned.push(owner);
    else others.set(origin, (others.get(origin) ?? 0) + 1);
  }
  return { owned, noise, others };
}

function tellPassedOver(noise: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): string[] {
  return [
    ...[...noise].sort(byName).map(([reason, amount]) => `${reason}: ${amount}`),
    ...[...others].sort(byName).map(([origin, amount]) => `${origin}, no service that is known: ${amount}`),
  ];
}

function byName([one]: [string, number], [other]: [string, number]): number {
  return one < other ? -1 : 1;
}

function nothing(file: string, details: readonly string[], hasOthers: boolean): NothingRecordedError {
  const next = hasOthers
    ? 'Say with --api which service of the settings it was recorded of, or name its OpenAPI document.'
    : 'Record what a person does with the service behind a page, or calls to the service itself.';
  return new NothingRecordedError(
    file,
    details.length > 0 ? details : ['requests that can be read: 0'],
    next,
  );
}

function distinct(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const times = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, times);
    return times === 1 ? one : { ...one, name: `${one.name} (${times})` };
  });
}
