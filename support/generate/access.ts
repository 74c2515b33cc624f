import { type Case, given, outcome, type Step } from './feature';
import { producerOfParameter } from './producers';
import { actorsWithout } from './roles';
import type { Row } from './rows';
import { asDocumented, calling, documents, refusedWith, type Scene, scenario } from './scene';
import { refusal, strangerText } from './sentences';

/** Who may not: nobody, somebody with a token that is none, those whom the hints name or give too few rights. */
export function accessCases(scene: Scene): Case[] {
  return [...nobodyCases(scene), ...forbiddenCases(scene), ...strangerCase(scene)];
}

function nobodyCases(scene: Scene): Case[] {
  const { subject, rows } = scene;
  if (!subject.secured || !documents(subject, 401)) return [];
  const nobody = [given('I am not signed in'), calling(subject, rows), ...refusedWith(401)];
  const cases = [scenario(scene, 'nobody', refusal(subject, ' for somebody who is not signed in'), nobody)];
  if (!subject.bearer) return cases;
  const odd = [
    given('I am not signed in'),
    given('the request header "Authorization" is "Bearer no-such-token"'),
    calling(subject, rows),
    ...refusedWith(401),
  ];
  return [...cases, scenario(scene, 'token', refusal(subject, ' for a token that nobody was given'), odd)];
}

function forbiddenCases(scene: Scene): Case[] {
  const { subject, rows, source } = scene;
  const named = source.hints.operations?.[subject.name]?.forbidden ?? [];
  const lacking = documents(subject, 403) ? actorsWithout(source, subject) : [];
  return [...new Set([...named, ...lacking])].map((actor) => {
    const steps = [given(`I continue as "${actor}"`), calling(subject, rows), ...refusedWith(403)];
    return scenario(scene, `forbidden-${actor}`, refusal(subject, ` by ${the(actor)}`), steps);
  });
}

/** What one actor made does not exist for the other. */
function strangerCase(scene: Scene): Case[] {
  const { subject, rows, source } = scene;
  const { stranger } = source.hints;
  const code = [404, 403].find((one) => documents(subject, one));
  if (stranger === undefined || !subject.secured || code === undefined || !isOfSomebody(scene)) return [];
  const steps = [given(`I continue as "${stranger}"`), calling(subject, rows), ...refusedWith(code)];
  return [scenario(scene, 'stranger', strangerText(subject, the(stranger)), steps)];
}

/** Whether what the path names was made by somebody who had to sign in. */
function isOfSomebody({ subject, source }: Scene): boolean {
  const parameter = /\{([^}]+)\}/.exec(subject.operation.path)?.[1];
  return parameter !== undefined && producerOfParameter(source, subject, parameter)?.subject.secured === true;
}

/** Cases that only the hints know of. */
export function hintedCases(scene: Scene): Case[] {
  const { subject, rows, source } = scene;
  const cases = source.hints.operations?.[subject.name]?.cases ?? [];
  return cases.map(({ name, with: values, status, actor }, index) => {
    const steps: Step[] = [
      ...(actor === undefined ? [] : [given(`I continue as "${actor}"`)]),
      calling(subject, overlaid(rows, values ?? {})),
      outcome(`the response status should be ${status}`),
      asDocumented(),
    ];
    return scenario(scene, `hinted-${index + 1}`, name, steps);
  });
}

/** Actors are called as people are: `clerk`, `another buyer`. */
function the(actor: string): string {
  return /^(?:an?|the|another)\b/i.test(actor) ? actor : `the ${actor}`;
}

function overlaid(rows: readonly Row[], values: Record<string, unknown>): Row[] {
  const table = new Map(rows);
  for (const [name, value] of Object.entries(values))
    table.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return [...table];
}
