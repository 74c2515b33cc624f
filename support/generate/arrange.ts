import { sampleOf } from '../openapi/sample';
import { childOf } from '../openapi/schema-view';
import { believe } from './believe';
import { bodyOf, type How } from './body';
import type { Subject } from './describe';
import { given, type Step } from './feature';
import { MARK } from './identity';
import { type Producer, producerOfParameter } from './producers';
import { actorFor } from './roles';
import { type Call, rowsOf } from './rows';
import { exampleOf } from './said';
import type { Source } from './source';

/** Steps that make one thing, which others refer to. */
export interface Unit {
  key: string;
  steps: Step[];
  /** Of the API that it is made with. */
  api: string | undefined;
  /** Who makes it, when the usual actor may not. */
  actor: string | undefined;
  /** Who goes on after that. */
  usual: string | undefined;
  /** As `{{…}}`: what of its answer others refer to. */
  saved: string;
  /** What was sent to make it. */
  made: { subject: Subject; call: Call };
}

const DEEPEST = 4;

/** Makes up what the calls of one rule need, and collects the steps that arrange it. */
export class Arrangement {
  readonly units: Unit[] = [];
  /** Saved values by their names in `{{…}}`, each with one like it. */
  readonly examples = new Map<string, unknown>([
    ['mark', MARK],
    ['another mark', MARK + 1],
  ]);

  constructor(
    readonly sources: readonly Source[],
    private readonly depth = 0,
  ) {}

  /**
   * A call that should work.
   *
   * @param mark what makes it unlike any other: the name of a saved number.
   * @param how `full`: all that is described; `least`: only what is required; `other`: with other values than `full`.
   * @returns undefined when nothing valid can be made up.
   */
  async call(source: Source, subject: Subject, mark: string, how: How = 'full'): Promise<Call | undefined> {
    const parameters = await this.#parameters(source, subject, how);
    if (!parameters) return undefined;
    if (!subject.body || (how === 'least' && !subject.body.required)) return { parameters };
    if (!subject.body.schema) return subject.body.required ? undefined : { parameters };
    const before = this.units.length;
    const body = await bodyOf(this, { source, subject, mark, how });
    if (body === undefined) return undefined;
    const call = { parameters, body };
    this.#leaveOutUnused(call, before);
    return rowsOf(subject, call, this.examples) ? call : undefined;
  }

  /** Sees to it that a producer has been called before. @returns the saved value as `{{…}}` */
  async ensure({ source, subject, field }: Producer): Promise<string | undefined> {
    const name = `${subject.noun} ${field.split('.').at(-1)}`;
    const key = `${source.api ?? ''} ${subject.name} ${field}`;
    if (this.units.some((unit) => unit.key === key)) return `{{${name}}}`;
    if (this.depth >= DEEPEST) return undefined;
    const mark = `${subject.noun} mark`;
    this.examples.set(mark, MARK + 2);
    const inner = new Arrangement(this.sources, this.depth + 1);
    inner.examples.set(mark, MARK + 2);
    const call = await inner.call(source, subject, mark);
    const rows = call && rowsOf(subject, call, inner.examples);
    if (!call || !rows) return undefined;
    for (const unit of inner.units)
      if (!this.units.some((one) => one.key === unit.key)) this.units.push(unit);
    for (const [saved, example] of inner.examples) this.examples.set(saved, example);
    this.examples.set(name, exampleIn(subject, field));
    const marked = JSON.stringify(call).includes(`{{${mark}}}`);
    const steps = [
      ...(marked ? [given(`a unique number saved as "${mark}"`)] : []),
      given(callText(subject, rows.length > 0), rows.length > 0 ? rows : undefined),
      given('the response should be successful'),
      given(`I save the response field "${field}" as "${name}"`),
    ];
    const saved = `{{${name}}}`;
    const { actor: usual } = source.hints;
    const actor = actorFor(source, subject);
    this.units.push({ key, steps, api: source.api, actor, usual, saved, made: { subject, call } });
    return saved;
  }

  /** What a body may refer to and this one does not is not made. */
  #leaveOutUnused(call: Call, before: number): void {
    for (let index = this.units.length - 1; index >= before; index -= 1) {
      const { saved } = this.units[index] as Unit;
      const later = this.units.slice(index + 1).map(({ steps }) => steps);
      if (!JSON.stringify([call, later]).includes(saved)) this.units.splice(index, 1);
    }
  }

  async #parameters(
    source: Source,
    subject: Subject,
    how: How,
  ): Promise<Record<string, unknown> | undefined> {
    const { operation } = subject;
    const values: Record<string, unknown> = {};
    const hinted = source.hints.operations?.[subject.name]?.with ?? {};
    for (const { name, in: place, schema, node } of operation.parameters) {
      if (hinted[name] !== undefined) values[name] = hinted[name];
      else if (place === 'path') {
        const producer = producerOfParameter(source, subject, name);
        const saved = producer ? await this.ensure(producer) : exampleOf(operation.document, node);
        if (saved === undefined) return undefined;
        values[name] = saved;
      } else if (node.required === true) {
        const options = {
          document: operation.document,
          seed: `${subject.name} ${how}`,
          noun: name,
          known: () => undefined,
        };
        values[name] = exampleOf(operation.document, node) ?? (await believe(schema, options, [name]));
      }
    }
    return values;
  }
}

/** `I call the operation "getOrder"`, and that a table follows if there is one. */
export function callText({ name }: Subject, table: boolean): string {
  return `I call the operation "${name.replaceAll('"', '\\"')}"${table ? ' with:' : ''}`;
}

function exampleIn({ answer, operation }: Subject, field: string): unknown {
  let schema = answer?.schema;
  for (const key of field.split('.')) schema = childOf(operation.document, schema, key);
  return (schema === undefined ? undefined : sampleOf(operation.document, schema)) ?? '1';
}
