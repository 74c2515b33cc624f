import { capitalised, isObject, type JsonObject } from '../matching/json';
import { formatPath } from '../matching/path';
import { merged } from '../openapi/sample';
import { fieldsOf } from '../openapi/schema-view';
import { callText } from './arrange';
import { listIn, type Subject } from './describe';
import { type Case, given, outcome } from './feature';
import { identityOf } from './identity';
import { plural } from './names';
import { type Row, rowsOf } from './rows';
import { calling, type Scene, scenario, worked } from './scene';

const SIZE = /^(?:page_?size|per_?page|limit|size|count|max_?results)$/i;
const PAGE = /^(?:page|page_?number|page_?index)$/i;
const SEARCH = /^(?:search|q|query|filter_?text|term|text)$/i;

/** Pages, filters and searches of a list, and that it has what was just created. */
export async function listCases(scene: Scene): Promise<Case[]> {
  const { subject, source } = scene;
  const list = subject.answer && listIn(source.document, subject.answer.schema);
  if (subject.kind !== 'list' || !list) return [];
  const made = await madeTwice(scene);
  return [
    ...pageCases(scene, list.path, made),
    ...filterCases(scene, list, made),
    ...foundCase(scene, list, made),
  ];
}

/** Two of what is listed, made in the scenario. */
interface Made {
  rows: [Row[], Row[]];
  maker: Subject;
  /** The field by which it is found, and what it is there. */
  identity: { field: string; cell: string } | undefined;
  marked: boolean;
}

async function madeTwice({ source, subject, arrangement }: Scene): Promise<Made | undefined> {
  const maker = source.subjects.find(
    ({ kind, operation }) => kind === 'create' && operation.path === subject.operation.path,
  );
  if (!maker) return undefined;
  const calls = [
    await arrangement.call(source, maker, 'mark'),
    await arrangement.call(source, maker, 'another mark'),
  ];
  const [first, second] = calls.map((call) => call && rowsOf(maker, call, arrangement.examples));
  if (!first || !second) return undefined;
  const field = identityOf(source, maker);
  const cell = first.find(([name]) => name === field)?.[1];
  const identity = field !== undefined && cell !== undefined ? { field, cell } : undefined;
  return {
    rows: [first, second],
    maker,
    identity,
    marked: JSON.stringify(second).includes('{{another mark}}'),
  };
}

function making({ maker, rows, marked }: Made, amount: 1 | 2): ReturnType<typeof given>[] {
  const steps = amount === 2 && marked ? [given('a unique number saved as "another mark"')] : [];
  for (const table of rows.slice(0, amount)) {
    steps.push(
      given(callText(maker, table.length > 0), table.length > 0 ? table : undefined),
      given('the response should be successful'),
    );
  }
  return steps;
}

function queries(subject: Subject, pattern: RegExp): string | undefined {
  return subject.operation.parameters.find(({ name, in: place }) => place === 'query' && pattern.test(name))
    ?.name;
}

function pageCases(scene: Scene, path: string, made: Made | undefined): Case[] {
  const { subject, rows } = scene;
  const size = queries(subject, SIZE);
  const page = queries(subject, PAGE);
  if (size === undefined || !made) return [];
  const sized: Row[] = [...rows.filter(([name]) => name !== size && name !== page), [size, '1']];
  const one = outcome(`the response field "${path}" should have 1 item`);
  const steps = [...making(made, 2), calling(subject, sized), ...worked(subject), one];
  const cases = [
    scenario(scene, 'page-size', `A page of ${plural(subject.noun)} is as long as asked for`, steps),
  ];
  const field = made.identity?.field ?? idIn(scene);
  if (page === undefined || field === undefined) return cases;
  const first = path === '$' ? `[0].${field}` : `${path}[0].${field}`;
  const turned = [
    ...making(made, 2),
    calling(subject, [...sized, [page, '1']]),
    ...worked(subject),
    outcome(`I save the response field "${first}" as "on the first page"`),
    calling(subject, [...sized, [page, '2']]),
    ...worked(subject),
    one,
    outcome(`the response field "${first}" should not be "{{on the first page}}"`),
  ];
  return [
    ...cases,
    scenario(
      scene,
      'pages',
      `The second page of ${plural(subject.noun)} goes on where the first one ends`,
      turned,
    ),
  ];
}

function idIn({ subject, source }: Scene): string | undefined {
  const list = subject.answer && listIn(source.document, subject.answer.schema);
  const fields = Object.keys(isObject(list?.item.properties) ? list.item.properties : {});
  return ['id', 'key', 'uuid', 'code'].find((name) => fields.includes(name));
}

/** A parameter of the same name as a field of the items, with a choice of values, filters by it. */
function filterCases(scene: Scene, list: { path: string; item: JsonObject }, made: Made | undefined): Case[] {
  const { subject, rows, source } = scene;
  const fields = isObject(list.item.properties) ? list.item.properties : {};
  if (!made) return [];
  return subject.operation.parameters.flatMap(({ name, in: place, schema }) => {
    const node = isObject(schema) ? merged(source.document, schema) : {};
    const told = made.maker.answer ? fieldsOf(source.document, made.maker.answer.schema) : [];
    const isTold = Object.hasOwn(fields, name) && told.includes(name);
    if (place !== 'query' || !isTold || !Array.isArray(node.enum)) return [];
    const saved = `its ${name}`;
    const steps = [
      ...making(made, 1),
      given(`I save the response field "${name}" as "${saved}"`),
      calling(subject, [...rows.filter(([one]) => one !== name), [name, `{{${saved}}}`]]),
      ...worked(subject),
      outcome(`every item in the response field "${list.path}" should have:`, [
        [formatPath([name]), `{{${saved}}}`],
      ]),
    ];
    return [
      scenario(
        scene,
        `filter-${name}`,
        `${capitalised(plural(subject.noun))} can be narrowed down to a ${name}`,
        steps,
      ),
    ];
  });
}

/** What was created is listed: where the list can be searched, is not in pages, or says that the newest come first. */
function foundCase(scene: Scene, list: { path: string }, made: Made | undefined): Case[] {
  const { subject, rows } = scene;
  if (!made) return [];
  const search = queries(subject, SEARCH);
  const paged = queries(subject, SIZE) !== undefined || queries(subject, PAGE) !== undefined;
  const { identity } = made;
  if (search !== undefined && identity) {
    const steps = [
      ...making(made, 1),
      calling(subject, [...rows.filter(([name]) => name !== search), [search, identity.cell]]),
      ...worked(subject),
      outcome(`the response field "${list.path}" should contain an item with:`, [
        [identity.field, identity.cell],
      ]),
    ];
    return [
      scenario(
        scene,
        'found',
        `${capitalised(plural(subject.noun))} are found by their ${identity.field}`,
        steps,
      ),
    ];
  }
  const field = identity?.field ?? idIn(scene);
  const { summary, description } = subject.operation.part.node;
  const isNewestFirst = /newest|most recent|latest/i.test(`${String(summary)} ${String(description)}`);
  if (field === undefined || (paged && !isNewestFirst)) return [];
  const steps = [
    ...making(made, 1),
    given(`I save the response field "${field}" as "made"`),
    calling(subject, rows),
    ...worked(subject),
    outcome(`the response field "${list.path}" should contain an item with:`, [[field, '{{made}}']]),
  ];
  return [scenario(scene, 'found', `A new ${subject.noun} is in the list`, steps)];
}
