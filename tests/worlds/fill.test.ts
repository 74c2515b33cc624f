import { DataTable } from '@cucumber/cucumber';
import type { PickleStep } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { Values } from '../../support/values/values';
import { fillArguments } from '../../worlds/fill';
import { Placeholder } from '../../worlds/placeholder';

const values = new Values({ id: 7, name: 'Ann "the buyer"' }, {}, { now: 0 });
/** Cucumber puts one behind the arguments of every step. */
const callback = () => {};
const docString = { argument: { docString: { content: '' } } } as PickleStep;

describe('the arguments of a step', () => {
  it('get saved values in texts and table cells', () => {
    const table = new DataTable([['{{name}}', '{{id}}']]);
    const [text, filled] = fillArguments(['/orders/{{id}}', table], undefined, values);
    expect(text).toBe('/orders/7');
    expect((filled as DataTable).raw()).toEqual([['Ann "the buyer"', '7']]);
  });

  it('keep the type of a value that stands alone', () => {
    expect(fillArguments([Placeholder.in('{{id}}')], undefined, values)).toEqual([7]);
  });

  it('keep a doc string valid JSON whatever the value holds', () => {
    const args = ['{ "id": "{{id}}", "for": "{{name}}" }', callback];
    const [body] = fillArguments(args, docString, values);
    expect(JSON.parse(body as string)).toEqual({ id: 7, for: 'Ann "the buyer"' });
  });

  it('are known as expectations until the next step', () => {
    const own = new Values({ note: '#1' }, {}, { now: 0 });
    const [table, text] = fillArguments([new DataTable([['note', '{{note}}']]), '{{note}}'], undefined, own);
    const rows = (table as DataTable).raw();
    expect(rows.map((row) => own.expected(row))).toEqual([['note', '\\#1']]);
    expect(own.expected(text)).toBe('\\#1');
    fillArguments([], undefined, own);
    expect(own.expected('#1')).toBe('#1');
  });

  it('leave alone what is no text', () => {
    expect(fillArguments([5, true, null], undefined, values)).toEqual([5, true, null]);
  });
});
