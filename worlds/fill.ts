import { DataTable } from '@cucumber/cucumber';
import type { PickleStep } from '@cucumber/messages';
import type { Values } from '../support/values/values';
import { Placeholder } from './placeholder';

/** What a mock knows only when it is asked. */
const REQUEST = /^request\./;

function isLate(step: PickleStep | undefined): boolean {
  return /^the mock "/.test(step?.text ?? '');
}

/** Puts saved values into the arguments of a step: texts, table cells, doc strings, and typed `{value}`s. */
export function fillArguments(
  args: readonly unknown[],
  step: PickleStep | undefined,
  values: Values,
): unknown[] {
  values.beginStep(isLate(step) ? REQUEST : undefined);
  // Cucumber puts a callback behind the arguments.
  const docString = step?.argument?.docString ? args.length - 2 : -1;
  return args.map((arg, index) => {
    if (arg instanceof Placeholder) return values.fillValue(arg.text);
    if (arg instanceof DataTable) return new DataTable(values.fillTable(arg.raw()));
    if (typeof arg !== 'string' || !arg.includes('{{')) return arg;
    return index === docString ? values.fillDocString(arg) : values.fill(arg);
  });
}
