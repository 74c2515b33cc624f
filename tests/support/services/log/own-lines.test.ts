import { expect, it } from 'vitest';
import { newRunMark, newTrace } from '../../../../support/evidence/trace';
import { ownLines } from '../../../../support/services/log/own-lines';

const run = newRunMark();
const mine = newTrace(run).traceId;
const other = newTrace(run).traceId;
const own = (...lines: string[]) => ownLines(lines.join('\n'), { traceId: mine, run }).split('\n');

const uuid = (id: string) =>
  `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;

/** As tracing, bunyan, ECS, OpenTelemetry, pino and people write the id of a trace. */
const FORMATS: Record<string, (id: string) => string> = {
  span: (id) =>
    JSON.stringify({ level: 'INFO', fields: { message: 'x' }, span: { trace_id: id, name: 'r' } }),
  spans: (id) => JSON.stringify({ level: 'INFO', fields: { message: 'x' }, spans: [{ traceId: id }] }),
  fields: (id) => JSON.stringify({ level: 'INFO', fields: { message: 'x', trace_id: id } }),
  'top level': (id) => JSON.stringify({ level: 30, msg: 'x', traceId: id }),
  'trace.id': (id) => JSON.stringify({ '@timestamp': 1, message: 'x', 'trace.id': id }),
  otel: (id) => JSON.stringify({ level: 'INFO', message: 'x', openTelemetry: { traceId: id } }),
  traceparent: (id) => JSON.stringify({ message: 'x', traceparent: `00-${id}-00f067aa0ba902b7-01` }),
  'upper case': (id) => JSON.stringify({ message: 'x', TraceId: id.toUpperCase() }),
  'a uuid': (id) => JSON.stringify({ message: 'x', correlation: { id: uuid(id) } }),
  'no JSON': (id) => `INFO request{trace_id=${id}}: answered`,
};

it.each(Object.entries(FORMATS))('a line tells its scenario by the id of its trace: %s', (_, line) => {
  expect(own(line(other), line(mine))).toEqual([line(mine)]);
});

it('lines without a trace of the run stay, and those of several scenarios are of each of them', () => {
  const foreign = `request ${newTrace().traceId} answered`;
  const both = `${mine} waits for ${other}`;
  expect(own('started', foreign, both)).toEqual(['started', foreign, both]);
});

it('indented lines go with the one above them', () => {
  const pretty = (id: string) => [`  INFO shop: answered`, `    in request with trace_id: ${id}`, ''];
  const panic = ['stack backtrace:', '   0: shop::main'];
  expect(own(...pretty(other), ...pretty(mine), ...panic)).toEqual(['', ...pretty(mine), ...panic]);
});
