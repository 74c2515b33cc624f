import { expect, it } from 'vitest';
import { showLine } from '../../../../support/services/log/show-line';

const SHOWN: [line: string, shown: string][] = [
  [
    '{"timestamp":"2026-03-01T10:00:00.123456Z","level":"INFO","fields":{"message":"answered","status":201},"target":"shop::orders","span":{"method":"POST","path":"/orders","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","name":"request"},"spans":[{"method":"POST","path":"/orders","name":"request"},{"name":"store"}]}',
    '10:00:00.123 INFO request{method=POST path=/orders}: store: shop::orders: answered status=201',
  ],
  [
    '{"timestamp":"2026-03-01T10:00:00Z","level":"WARN","message":"the card was declined","code":"card declined","target":"shop","span":{"traceparent":"00-4b-00-01","name":"request"}}',
    '10:00:00 WARN request: shop: the card was declined code="card declined"',
  ],
  [
    '{"v":0,"name":"shop","msg":"ready","level":40,"pid":7,"hostname":"box","time":"2026-03-01T10:00:00Z"}',
    '10:00:00 WARN ready name=shop',
  ],
  [
    '{"level":50,"time":1772359200123,"msg":"no answer","err":{"code":7}}',
    '10:00:00.123 ERROR no answer err={"code":7}',
  ],
  [
    '{"@timestamp":"2026-03-01T10:00:00.000Z","log.level":"info","message":"ready","trace.id":"4b"}',
    '10:00:00.000 INFO ready',
  ],
  ['{"level":"info","event":"paid"}', 'INFO event=paid'],
  ['{"order":17}', '{"order":17}'],
  ['{"message":"cut of', '{"message":"cut of'],
  ['listening on http://127.0.0.1:7102', 'listening on http://127.0.0.1:7102'],
];

it.each(SHOWN)('%s', (line, shown) => {
  expect(showLine(line)).toBe(shown);
});
