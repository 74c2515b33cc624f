import { buildRequest } from '../openapi/build-request';
import { inputsSent } from '../openapi/sent-inputs';
import { callText } from './arrange';
import type { Subject } from './describe';
import type { Case } from './feature';
import type { Drawn } from './rule';

/** What scenarios of an operation are wanted for. */
export interface Wanted {
  /** Statuses that they end with. */
  statuses: readonly string[];
  /** Parameters and choices that they send: `query page`, `query status=paid`. */
  inputs: readonly string[];
  /** Those that were written before, so that what others share stays as they need it. */
  keys?: readonly string[];
}

export function isNothing({ statuses, inputs, keys = [] }: Wanted): boolean {
  return statuses.length + inputs.length + keys.length === 0;
}

/** The scenarios that end with a wanted status, send a wanted input, or are there already; and what is then still wanted. */
export function onlyFor(
  drawn: Drawn,
  { statuses, inputs, keys = [] }: Wanted,
): { drawn: Drawn; still: Wanted } {
  const left = new Set(inputs);
  const ends = new Set(statuses);
  const sends = (one: Case): boolean => {
    const sent = sentBy(drawn.subject, one);
    return sent.filter((input) => left.delete(input)).length > 0;
  };
  const byStatus = new Set(
    drawn.cases.filter((one) => {
      const status = endOf(one);
      if (status === undefined || !statuses.includes(status)) return false;
      ends.delete(status);
      sends(one);
      return true;
    }),
  );
  const known = new Set(drawn.cases.filter((one) => keys.includes(one.key)));
  for (const one of known) sends(one);
  const cases = drawn.cases.filter((one) => byStatus.has(one) || known.has(one) || sends(one));
  return {
    drawn: { ...drawn, cases, life: undefined },
    still: { statuses: [...ends], inputs: [...left] },
  };
}

/** What is still wanted, as a line; undefined when nothing is. */
export function tellWanted(name: string, { statuses, inputs }: Wanted): string | undefined {
  const parts = [
    ...(statuses.length > 0 ? [`${statuses.join(', ')} for you to provoke`] : []),
    ...(inputs.length > 0 ? [`${inputs.join(', ')} for you to send`] : []),
  ];
  return parts.length === 0 ? undefined : `${name}: ${parts.join('; ')}`;
}

function endOf({ steps }: Case): string | undefined {
  const last = steps.findLast(({ text }) => text.startsWith('the response status should be '))?.text;
  return last?.slice('the response status should be '.length);
}

/** The inputs that a case sends to the operation, with any of its examples. */
function sentBy(subject: Subject, { steps, examples }: Case): string[] {
  const [head = [], ...rows] = examples ?? [[], []];
  const calls = steps.filter(({ text }) => text === callText(subject, true));
  return rows.flatMap((row) => {
    const filled = (text: string): string =>
      head.reduce((whole, name, index) => whole.replaceAll(`<${name}>`, row[index] ?? ''), text);
    return calls.flatMap(({ table }) =>
      inputsOfTable(
        subject,
        (table ?? []).map((cells) => cells.map(filled)),
      ),
    );
  });
}

function inputsOfTable({ operation }: Subject, table: readonly string[][]): string[] {
  try {
    const { method, path, query, headers, body, contentType } = buildRequest(
      operation,
      Object.fromEntries(table),
    );
    return inputsSent(
      operation.document,
      {
        method,
        url: `${path}?${new URLSearchParams(query).toString()}`,
        headers: { ...headers, ...(contentType !== undefined && { 'content-type': contentType }) },
        ...(body !== undefined && { body }),
      },
      '',
    );
  } catch {
    // A value that is wrong on purpose may not even be sayable.
    return [];
  }
}
