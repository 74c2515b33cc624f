import { expect, it } from 'vitest';
import { newTrace } from '../../../support/evidence/trace';

it('a trace has the form of W3C Trace Context and an id of its own', () => {
  const { traceId, traceparent } = newTrace();
  expect(traceparent).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
  expect(traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(newTrace().traceId).not.toBe(traceId);
});
