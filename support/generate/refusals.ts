import type { Key } from '../matching/json';
import { formatPath } from '../matching/path';
import { isPartOf } from '../values/pairs';
import type { Fault } from './bound';
import type { Subject } from './describe';
import { type Case, given, outcome, type Step, when } from './feature';
import type { Row } from './rows';
import { asDocumented, calling, documents, type Scene, scenario, status, worked } from './scene';
import { refusal, statement, subjectText } from './sentences';
import { tries } from './tries';
import type { Try } from './try';
import { pathOf } from './works';

/** What input alone makes the service refuse, and what it has to accept at the edge of that. */
export async function boundaryCases(scene: Scene): Promise<Case[]> {
  const { refused, accepted } = await tries(scene);
  return [
    ...acceptedCase(scene, accepted),
    ...refusedCases(scene, refused),
    ...missingCase(scene, refused),
    ...formCases(scene),
  ];
}

function acceptedCase(scene: Scene, accepted: readonly Try[]): Case[] {
  const { subject, rows } = scene;
  const found = accepted.flatMap(({ row, words }) => (row ? [[words, ...row]] : []));
  if (found.length === 0) return [];
  const steps = [callingWith(subject, rows), ...worked(subject)];
  const name = statement(subject, ' when <detail>');
  return [scenario(scene, 'accepted', name, steps, [['detail', 'field', 'value'], ...found])];
}

function refusedCases(scene: Scene, refused: readonly Try[]): Case[] {
  const { subject, rows } = scene;
  const groups = new Map<string, { step: Step; rows: string[][] }>();
  for (const { row, words, fault } of refused) {
    const step = row && refusalStep(subject, fault, parameterOf(subject, row[0]));
    if (!step) continue;
    const group = groups.get(step.text) ?? { step, rows: [] };
    groups.set(step.text, group);
    group.rows.push([words, ...row]);
  }
  const isAlone = groups.size === 1;
  return [...groups.values()].map(({ step, rows: examples }) => {
    const kind = `refused${[...step.text.matchAll(/\d+/g)].join('') || ''}`;
    const name = refusal(subject, ` when ${isAlone ? '' : reasonFor(step)}<problem>`);
    return scenario(
      scene,
      kind,
      name,
      [callingWith(subject, rows), step, asDocumented()],
      [['problem', 'field', 'value'], ...examples],
    );
  });
}

/** What tells outlines of one operation apart: what the service has to look at, as the status says it. */
function reasonFor({ text }: Step): string {
  if (text.endsWith(' 400')) return 'the request cannot be read: ';
  return text.endsWith(' 422') ? '' : 'a value is none of those that are known: ';
}

function parameterOf({ operation }: Subject, name: string): boolean {
  return operation.parameters.some((parameter) => parameter.name === name);
}

/**
 * What is expected of a refusal. Where the document knows 400 and 422, the first is for what cannot be read and the second
 * for what may not be; which of them a wrong choice is differs from one service to the next.
 */
function refusalStep(subject: Subject, fault: Fault | undefined, isParameter: boolean): Step | undefined {
  const [bad, unprocessable] = [400, 422].map((code) => documents(subject, code));
  if (!bad && !unprocessable) {
    return subject.statuses.has('4XX') || subject.statuses.has('default')
      ? outcome('the response should be a client error')
      : undefined;
  }
  if (!bad) return status(422);
  if (!unprocessable || isParameter) return status(400);
  if (fault === 'either') return outcome('the response should be a client error');
  return status(fault === 'content' ? 422 : 400);
}

/** The call that works, with one row more that changes it. */
function callingWith(subject: Subject, rows: readonly Row[]): Step {
  return calling(subject, [...rows, ['<field>', '<value>']]);
}

function missingCase(scene: Scene, refused: readonly Try[]): Case[] {
  const { subject, rows } = scene;
  const missing = refused.filter(({ row, keys }) => row === undefined && isLeftOut(rows, keys));
  const [first] = missing;
  const step = first && refusalStep(subject, 'shape', parameterOf(subject, formatPath(first.keys)));
  if (!step) return [];
  const steps = [
    when(
      `I call the operation "${subject.name}" without "<field>", with:`,
      rows.map((row) => [...row]),
    ),
    step,
    asDocumented(),
  ];
  const name = refusal(subject, ' without <field>');
  return [
    scenario(scene, 'without', name, steps, [['field'], ...missing.map(({ keys }) => [formatPath(keys)])]),
  ];
}

/** Whether a table without the field sends all but it: where it is all that its owner has, the owner is not sent either. */
function isLeftOut(rows: readonly Row[], keys: readonly Key[]): boolean {
  const own = rows.filter(([name]) => isPartOf(name, formatPath(keys)));
  const owner = keys.slice(0, -1);
  const others = rows.filter((row) => !own.includes(row) && isPartOf(row[0], formatPath(owner)));
  return own.length > 0 && (owner.length === 0 || others.length > 0);
}

/** A body that is of another form as a whole: a list, or of another type of content. */
function formCases(scene: Scene): Case[] {
  const { subject } = scene;
  if (!subject.body?.json || !subject.body.required || !subject.body.schema) return [];
  const { method } = subject.operation;
  const path = pathOf(scene);
  const cases: Case[] = [];
  const code = [400, 422].find((one) => documents(subject, one));
  if (code !== undefined && typeof scene.call.body === 'object' && !Array.isArray(scene.call.body)) {
    const steps = [
      { ...when(`I send a ${method} request to "${path}" with body:`), doc: '[]' },
      status(code),
      asDocumented(),
    ];
    cases.push(scenario(scene, 'form', refusal(subject, ' when a list is sent'), steps));
  }
  if (documents(subject, 415)) {
    const steps = [
      given('the request header "Content-Type" is "text/plain"'),
      { ...when(`I send a ${method} request to "${path}" with body:`), doc: article(subject) },
      status(415),
      asDocumented(),
    ];
    cases.push(scenario(scene, 'media', refusal(subject, ' when plain text is sent'), steps));
  }
  return cases;
}

function article(subject: Subject): string {
  return subjectText(subject).replace(/^./, (letter) => letter.toLowerCase());
}
