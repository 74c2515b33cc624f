import { isObject } from '../matching/json';
import { merged } from '../openapi/sample';
import type { Case, Step } from './feature';
import { outcome } from './feature';
import { identityOf } from './identity';
import { producerOfParameter } from './producers';
import type { Row } from './rows';
import { asDocumented, calling, documents, refusedWith, type Scene, scenario, worked } from './scene';
import { malformedText, refusal, subjectText, unknownText } from './sentences';
import { isStream, readerOf } from './works';

/** What is not there, is there already, or is not there any more. */
export function absentCases(scene: Scene): Case[] {
  return [...unknownCase(scene), ...malformedCase(scene), ...takenCase(scene), ...againCase(scene)];
}

function lastParameter({ subject }: Scene): { name: string; schema: unknown } | undefined {
  const name = [...subject.operation.path.matchAll(/\{([^}]+)\}/g)].at(-1)?.[1];
  return subject.operation.parameters.find((parameter) => parameter.in === 'path' && parameter.name === name);
}

function unknownCase(scene: Scene): Case[] {
  const { subject, rows } = scene;
  const parameter = lastParameter(scene);
  if (!parameter || !documents(subject, 404)) return [];
  const value = unknownValue(scene, parameter.schema);
  if (value === undefined) return [];
  const steps = [calling(subject, replaced(rows, parameter.name, value)), ...refusedWith(404)];
  return [scenario(scene, 'unknown', unknownText(subject), steps)];
}

function unknownValue({ source }: Scene, schema: unknown): string | undefined {
  const node = isObject(schema) ? merged(source.document, schema) : {};
  const types = [node.type].flat();
  if (Array.isArray(node.enum)) return undefined;
  if (types.includes('integer') || types.includes('number'))
    return String(Math.min(Number(node.maximum ?? 2_000_000_007), 2_000_000_007));
  if (node.format === 'uuid') return '00000000-0000-4000-8000-00000000dead';
  if (node.format !== undefined || typeof node.pattern === 'string') return undefined;
  return 'no-such-{{mark}}';
}

/** What cannot be an identity at all: the document rarely says whether that is a bad request or one for nothing. */
function malformedCase(scene: Scene): Case[] {
  const { subject, rows, source } = scene;
  const parameter = lastParameter(scene);
  const node = parameter && isObject(parameter.schema) ? merged(source.document, parameter.schema) : {};
  const types = [node.type].flat();
  const refuses = [400, 404, 422].some((code) => documents(subject, code));
  const isFormed = node.format === 'uuid' || types.includes('integer');
  if (!parameter || !refuses || !isFormed) return [];
  const steps = [
    calling(subject, replaced(rows, parameter.name, 'no-identity')),
    outcome('the response should be a client error'),
    asDocumented(),
  ];
  return [scenario(scene, 'malformed', malformedText(subject, parameter.name), steps)];
}

/** The same identity a second time. */
function takenCase(scene: Scene): Case[] {
  const { subject, rows, source } = scene;
  const identity = identityOf(source, subject);
  const isMarked = rows.some(([name, cell]) => name === identity && cell.includes('{{mark}}'));
  if (!documents(subject, 409) || !isMarked) return [];
  const steps = [calling(subject, rows), ...worked(subject), calling(subject, rows), ...refusedWith(409)];
  return [scenario(scene, 'taken', `${subjectText(subject)} cannot be created twice`, steps)];
}

/** What was done cannot be done again; what is gone cannot be found any more. */
function againCase(scene: Scene): Case[] {
  const { subject, rows } = scene;
  const call = calling(subject, rows);
  if (subject.kind === 'action' && documents(subject, 409) && !isStream(subject)) {
    const steps = [call, ...worked(subject), call, ...refusedWith(409)];
    return [scenario(scene, 'again', refusal(subject, ' twice'), steps)];
  }
  if (subject.kind !== 'delete') return [];
  const cases: Case[] = [];
  if (documents(subject, 404) && isMade(scene)) {
    const steps = [call, ...worked(subject), call, ...refusedWith(404)];
    cases.push(scenario(scene, 'again', `${subjectText(subject)} is not deleted twice`, steps));
  }
  const gone = goneSteps(scene);
  if (gone.length > 0)
    cases.push(scenario(scene, 'gone', `A deleted ${subject.noun} is not found any more`, gone));
  return cases;
}

function goneSteps(scene: Scene): Step[] {
  const reading = readerOf(scene);
  if (!reading || !documents(reading.reader, 404) || !isMade(scene)) return [];
  const { subject, rows } = scene;
  return [
    calling(subject, rows),
    ...worked(subject),
    calling(reading.reader, reading.rows),
    ...refusedWith(404),
  ];
}

function isMade({ subject, source }: Scene): boolean {
  const name = /\{([^}]+)\}$/.exec(subject.operation.path)?.[1];
  return name !== undefined && producerOfParameter(source, subject, name) !== undefined;
}

function replaced(rows: readonly Row[], name: string, value: string): Row[] {
  return rows.map(([one, cell]): Row => (one === name ? [one, value] : [one, cell]));
}
