import type { Call } from '../../../support/evidence/calls';
import type { ApiFacts } from '../../facts';
import type { Listed } from './listed';
import type { ApiData, Operation } from './shapes/api-data';

const NAMED = 50;

/** What was asked of the services, beside what their specifications name; undefined when neither is known. */
export function apiData(listed: readonly Listed[], specified: ApiFacts | undefined): ApiData | undefined {
  const operations = new Map<string, Operation>();
  const values = new Map<Operation, Set<string>>();
  const templates = (specified ?? []).map((each) => ({ ...each, pattern: patternOf(each.path) }));
  for (const { service, method, path, statuses, inputs, choices } of templates) {
    const operation = entry(operations, { service, method, path });
    operation.specified = true;
    for (const status of statuses) operation.statuses[status] ??= 0;
    for (const input of inputs ?? []) operation.inputs[input] ??= false;
    for (const [name, of] of Object.entries(choices ?? {})) operation.choices[name] ??= { sent: 0, of };
  }
  const operationOf = (call: Call): Operation => {
    const known = templates.find(
      (each) => each.service === call.service && each.method === call.method && each.pattern.test(call.path),
    );
    return entry(operations, {
      service: call.service,
      method: call.method,
      path: known?.path ?? call.path,
    });
  };
  for (const { position, scenario } of listed) {
    for (const call of scenario.attempts.flatMap(({ calls }) => calls ?? []))
      add(operationOf(call), call, position, values);
  }
  if (operations.size === 0) return undefined;
  return { operations: [...operations.values()].sort(byName) };
}

/** Whether each request to an operation has an input, so that nobody has to have seen it: a parameter in its path. */
export function isInEach(input: string): boolean {
  return input.startsWith('path ') && !input.includes('=');
}

function add(operation: Operation, call: Call, position: number, values: Map<Operation, Set<string>>): void {
  const { statuses, callers, scenarios, inputs } = operation;
  const status = call.status === undefined ? 'none' : String(call.status);
  const caller = call.caller ?? 'scenario';
  statuses[status] = (statuses[status] ?? 0) + call.count;
  callers[caller] = (callers[caller] ?? 0) + call.count;
  const inEach = Object.keys(inputs).filter(isInEach);
  for (const input of [...inEach, ...(call.sent ?? [])])
    if (Object.hasOwn(inputs, input)) inputs[input] = true;
  addChoices(operation, call, values);
  if (scenarios.length < NAMED && scenarios.at(-1) !== position) scenarios.push(position);
}

/** @param values of long choices that were seen before. */
function addChoices(operation: Operation, { sent = [] }: Call, values: Map<Operation, Set<string>>): void {
  const seen = values.get(operation) ?? new Set();
  values.set(operation, seen);
  for (const input of sent) {
    const name = Object.keys(operation.choices).find((one) => input.startsWith(`${one}=`));
    const choice = name === undefined ? undefined : operation.choices[name];
    if (!choice || seen.has(input)) continue;
    seen.add(input);
    choice.sent += 1;
  }
}

function entry(
  operations: Map<string, Operation>,
  name: Pick<Operation, 'service' | 'method' | 'path'>,
): Operation {
  const key = JSON.stringify([name.service, name.path, name.method]);
  const known = operations.get(key) ?? {
    ...name,
    specified: false,
    statuses: {},
    callers: {},
    scenarios: [],
    inputs: {},
    choices: {},
  };
  operations.set(key, known);
  return known;
}

/** `/orders/{id}` as what a path must look like. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{[^}]*\}/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}

function byName(one: Operation, other: Operation): number {
  const text = ({ service, path, method }: Operation) => `${service} ${path} ${method}`;
  return text(one) < text(other) ? -1 : 1;
}
