import { isObject } from '../matching/json';
import { merged } from '../openapi/sample';
import { fieldsOf } from '../openapi/schema-view';
import type { Subject } from './describe';
import { echoed } from './echo';
import { type Case, outcome, type Step, when } from './feature';
import { producerOfParameter } from './producers';
import { cellOf, type Row, rowsOf } from './rows';
import { asDocumented, calling, documents, type Scene, scenario, status, worked } from './scene';
import { statement } from './sentences';

/** That the operation does what it is for: with all that it takes, with the least, and twice under one key. */
export async function workingCases(scene: Scene): Promise<Case[]> {
  const { subject, rows } = scene;
  if (isStream(subject)) return [streamCase(scene)];
  const steps = [
    calling(subject, rows),
    ...worked(subject),
    ...(subject.kind === 'read' ? asMade(scene) : told(echoed(subject, scene.call, subject))),
    ...readBack(scene),
    ...stateKept(scene),
  ];
  const cases = [scenario(scene, 'works', statement(subject), steps)];
  const least = await leastCase(scene);
  if (least) cases.push(least);
  const again = keyedCase(scene);
  if (again) cases.push(again);
  return cases;
}

/** Events never end by themselves: the first one is enough. */
export function isStream({ answers }: Subject): boolean {
  return answers.length > 0 && answers.every((type) => type.startsWith('text/event-stream'));
}

function streamCase(scene: Scene): Case {
  const path = pathOf(scene);
  const steps = [when(`I listen to the events of "${path}"`), outcome('I should receive 1 message')];
  return scenario(scene, 'works', statement(scene.subject), steps);
}

/** The path as a step writes it, with saved values in it. */
export function pathOf({ subject, call, source }: Scene): string {
  const path = subject.operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
    cellOf(call.parameters[name]),
  );
  return `${source.document.basePath}${path}`;
}

function told(rows: Row[]): Step[] {
  return rows.length === 0 ? [] : [outcome('the response fields should be:', rows)];
}

/** What was created or changed is found so when it is read. */
function readBack(scene: Scene): Step[] {
  const { subject, call } = scene;
  if (subject.kind !== 'create' && subject.kind !== 'update') return [];
  const reading = readerOf(scene);
  if (!reading) return [];
  const { reader, rows, save } = reading;
  return [...save, calling(reader, rows), ...worked(reader), ...told(echoed(subject, call, reader))];
}

/** What is read is what was made before. */
function asMade({ subject, arrangement, rows }: Scene): Step[] {
  const saved = rows.find(([, cell]) => cell.startsWith('{{'))?.[1];
  const unit = arrangement.units.at(-1);
  return unit && saved !== undefined ? told(echoed(unit.made.subject, unit.made.call, subject)) : [];
}

/** The state that an action answers with is the one that is read afterwards. */
function stateKept(scene: Scene): Step[] {
  const { subject } = scene;
  const reading = subject.kind === 'action' ? readerAbove(scene) : undefined;
  const field = reading && stateOf(subject, reading.reader);
  if (!reading || field === undefined) return [];
  const name = `${field} told`;
  return [
    outcome(`I save the response field "${field}" as "${name}"`),
    calling(reading.reader, reading.rows),
    ...worked(reading.reader),
    outcome(`the response field "${field}" should be "{{${name}}}"`),
  ];
}

/** The operation that reads the thing which an action is about: `/orders/{id}` for `/orders/{id}/cancel`. */
function readerAbove({ subject, source, call }: Scene): { reader: Subject; rows: Row[] } | undefined {
  const above = subject.operation.path.replace(/\/[^/{}]+$/, '');
  const reader = source.subjects.find(({ kind, operation }) => kind === 'read' && operation.path === above);
  if (
    !reader ||
    reader.operation.parameters.some(({ in: place, node }) => place !== 'path' && node.required === true)
  )
    return undefined;
  const names = reader.operation.parameters
    .filter(({ in: place }) => place === 'path')
    .map(({ name }) => name);
  return { reader, rows: names.map((name): Row => [name, cellOf(call.parameters[name])]) };
}

/** A field with a choice of values that both answers have at their top. */
function stateOf(subject: Subject, reader: Subject): string | undefined {
  const { document } = subject.operation;
  const [own, read] = [subject, reader].map(({ answer }) =>
    isObject(answer?.schema) ? merged(document, answer.schema).properties : {},
  );
  if (!isObject(own) || !isObject(read)) return undefined;
  return Object.keys(own).find((name) =>
    [own[name], read[name]].every((field) => isObject(field) && Array.isArray(merged(document, field).enum)),
  );
}

/** The operation that reads what this one makes or changes, and how it is called from here. */
export function readerOf({
  subject,
  source,
  call,
}: Scene): { reader: Subject; rows: Row[]; save: Step[] } | undefined {
  const { path } = subject.operation;
  const isSame = subject.kind !== 'create';
  const reader = source.subjects.find(
    ({ kind, operation }) =>
      kind === 'read' &&
      (isSame ? operation.path === path : operation.path.startsWith(`${path}/{`)) &&
      !isObjectless(operation.path, path),
  );
  if (
    !reader ||
    reader.operation.parameters.some(({ in: place, node }) => place !== 'path' && node.required === true)
  )
    return undefined;
  if (isSame) {
    const rows = reader.operation.parameters.flatMap(({ name }): Row[] =>
      call.parameters[name] === undefined ? [] : [[name, cellOf(call.parameters[name])]],
    );
    return { reader, rows, save: [] };
  }
  const parameter = /\{([^}]+)\}$/.exec(reader.operation.path)?.[1] as string;
  const producer = producerOfParameter(source, reader, parameter);
  if (producer?.subject.name !== subject.name) return undefined;
  const saved = `new ${subject.noun} ${producer.field.split('.').at(-1)}`;
  const rows = reader.operation.parameters.flatMap(({ name }): Row[] => {
    if (name === parameter) return [[name, `{{${saved}}}`]];
    return call.parameters[name] === undefined ? [] : [[name, cellOf(call.parameters[name])]];
  });
  return { reader, rows, save: [when(`I save the response field "${producer.field}" as "${saved}"`)] };
}

/** A path with more than the one parameter behind that of the collection is another thing. */
function isObjectless(item: string, path: string): boolean {
  return item !== path && item.slice(path.length + 1).includes('/');
}

async function leastCase(scene: Scene): Promise<Case | undefined> {
  const { arrangement, source, subject, rows } = scene;
  if (subject.kind === 'list' || !subject.body) return undefined;
  const call = await arrangement.call(source, subject, 'mark', 'least');
  const least = call && rowsOf(subject, call, arrangement.examples);
  if (!least || least.length >= rows.length) return undefined;
  const name = statement(subject, ' with the least that has to be said');
  return scenario(scene, 'least', name, [calling(subject, least), ...worked(subject)]);
}

/** The header of the IETF draft: a request that is sent again under its key is not done again. */
function keyedCase(scene: Scene): Case | undefined {
  const { subject, rows, source } = scene;
  const header = subject.operation.parameters.find(
    ({ name, in: place }) => place === 'header' && /^idempotency-key$/i.test(name),
  );
  const field = ['id', 'key', 'uuid'].find(
    (name) => subject.answer && fieldsOf(source.document, subject.answer.schema).includes(name),
  );
  if (!header || field === undefined) return undefined;
  const keyed: Row[] = [...rows, [header.name, 'key-{{mark}}']];
  const codes = [subject.success, 200].filter(
    (code): code is number => code !== undefined && documents(subject, code),
  );
  const second = codes.includes(200) ? status(200) : outcome('the response should be successful');
  const steps = [
    calling(subject, keyed),
    ...worked(subject),
    outcome(`I save the response field "${field}" as "first"`),
    calling(subject, keyed),
    second,
    outcome(`the response field "${field}" should be "{{first}}"`),
    asDocumented(),
  ];
  return scenario(scene, 'keyed', `Under one ${header.name} one ${subject.noun} is made`, steps);
}
