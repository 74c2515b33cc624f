import type { Subject } from './describe';
import { echoed } from './echo';
import { type Case, joined, outcome, type Step } from './feature';
import { one } from './names';
import { producerOfParameter } from './producers';
import { cellOf, type Row, rowsOf } from './rows';
import { asDocumented, calling, documents, type Scene, status, worked } from './scene';
import { readerOf } from './works';

/** The order of a thing's life. */
const STAGES = ['read', 'list', 'update', 'action', 'delete'] as const;
const DONE: Record<string, string> = {
  create: 'created',
  read: 'read',
  list: 'listed',
  update: 'changed',
  delete: 'deleted',
};

/**
 * One thing from its creation to its end: created, read, listed, changed, deleted, and then not found any more. What one
 * answer told goes into the next request.
 */
export async function lifeCase(scene: Scene): Promise<Case | undefined> {
  const { subject } = scene;
  const reading = readerOf(scene);
  if (subject.kind !== 'create' || !reading?.save.length) return undefined;
  const stages = STAGES.filter((stage) => stage !== 'action').flatMap((stage) => stageOf(scene, stage));
  if (stages.length < 2) return undefined;
  const steps: Step[] = [calling(subject, scene.rows), ...worked(subject), ...reading.save];
  const deeds = ['created'];
  const saved = reading.rows.at(-1)?.[1] as string;
  for (const { stage, next } of stages) {
    const rows = await rowsFor(scene, next, saved);
    if (!rows) continue;
    steps.push(calling(next, rows), ...worked(next), ...(next.kind === 'read' ? fieldsOf(scene, next) : []));
    deeds.push(DONE[stage] as string);
    if (stage === 'delete' && documents(reading.reader, 404)) {
      steps.push(calling(reading.reader, reading.rows), status(404), asDocumented());
    }
  }
  if (deeds.length < 3) return undefined;
  const last = deeds.pop();
  const name = `The life of ${one(subject.noun)}: ${deeds.join(', ')} and ${last}`;
  return { key: `${subject.tag}.life`, name, tags: [], steps: joined(steps) };
}

function fieldsOf({ subject, call }: Scene, reader: Subject): Step[] {
  const rows = echoed(subject, call, reader);
  return rows.length === 0 ? [] : [outcome('the response fields should be:', rows)];
}

function stageOf(
  { source, subject }: Scene,
  stage: (typeof STAGES)[number],
): { stage: string; next: Subject }[] {
  const { path } = subject.operation;
  const next = source.subjects.find(({ kind, operation }) => {
    const isThis =
      stage === 'list'
        ? operation.path === path
        : operation.path.startsWith(`${path}/{`) && !operation.path.slice(path.length + 1).includes('/');
    return kind === stage && isThis;
  });
  return next ? [{ stage, next }] : [];
}

/** The call of a later stage, with the identity that the creation told. */
async function rowsFor(
  { arrangement, source, subject, call: creation }: Scene,
  next: Subject,
  saved: string,
): Promise<Row[] | undefined> {
  const units = arrangement.units.length;
  const call = await arrangement.call(source, next, 'mark', 'other');
  // What the later call would have had made for it is what the scenario has made already.
  arrangement.units.splice(units);
  if (!call) return undefined;
  const own = /\{([^}]+)\}$/.exec(next.operation.path)?.[1];
  const parameters = { ...call.parameters };
  for (const name of Object.keys(parameters)) {
    if (name === own && producerOfParameter(source, next, name)?.subject.name === subject.name)
      parameters[name] = saved;
    else if (creation.parameters[name] !== undefined) parameters[name] = creation.parameters[name];
  }
  const name = saved.replaceAll(/[{}]/g, '');
  arrangement.examples.set(
    name,
    own === undefined
      ? '1'
      : (arrangement.examples.get(cellOf(call.parameters[own]).replaceAll(/[{}]/g, '')) ?? '1'),
  );
  return rowsOf(next, { ...call, parameters }, arrangement.examples);
}
