import { Arrangement, callText } from './arrange';
import type { Subject } from './describe';
import { type Case, joined, outcome, type Step, when } from './feature';
import { type Call, type Row, rowsOf } from './rows';
import type { Source } from './source';

/** One operation about to be put into scenarios, with a call of it that should work. */
export interface Scene {
  sources: readonly Source[];
  source: Source;
  subject: Subject;
  arrangement: Arrangement;
  call: Call;
  rows: Row[];
}

/** @returns undefined when nothing valid can be made up to call it with. */
export async function sceneOf(
  sources: readonly Source[],
  source: Source,
  subject: Subject,
): Promise<Scene | undefined> {
  const arrangement = new Arrangement(sources);
  const call = await arrangement.call(source, subject, 'mark');
  const rows = call && rowsOf(subject, call, arrangement.examples);
  return call && rows ? { sources, source, subject, arrangement, call, rows } : undefined;
}

/** `I call the operation …`, with its table. */
export function calling(subject: Subject, rows: readonly Row[]): Step {
  return when(callText(subject, rows.length > 0), rows.length > 0 ? rows.map((row) => [...row]) : undefined);
}

/** The answer is that it worked, and as documented. */
export function worked({ success }: Subject): Step[] {
  return [
    success === undefined ? outcome('the response should be successful') : status(success),
    asDocumented(),
  ];
}

export function refusedWith(code: number): Step[] {
  return [status(code), asDocumented()];
}

export function status(code: number): Step {
  return outcome(`the response status should be ${code}`);
}

export function asDocumented(): Step {
  return outcome('the response should match the API specification');
}

/** Whether a status is documented by itself. */
export function documents({ statuses }: Subject, code: number): boolean {
  return statuses.has(String(code));
}

export function scenario(
  { subject }: Scene,
  kind: string,
  name: string,
  steps: Step[],
  examples?: string[][],
): Case {
  const key = `${subject.tag}.${kind}`;
  return { key, name, tags: [], steps: joined(steps), ...(examples && { examples }) };
}
