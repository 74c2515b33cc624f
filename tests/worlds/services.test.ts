import { afterAll, beforeAll, expect, it } from 'vitest';
import { newRunMark, newTrace } from '../../support/evidence/trace';
import { expectLogged, expectNotLogged } from '../../support/services/checks';
import type { ServiceGroup } from '../../support/services/group/group';
import { ScenarioServices } from '../../worlds/services';
import { faultyGroup } from '../tools/faulty';
import { told } from '../tools/told';

const run = newRunMark();
let group: ServiceGroup;

beforeAll(async () => {
  group = await faultyGroup({ LOG_FORMAT: 'json' });
  await group.ensureAll();
});

afterAll(async () => {
  await group[Symbol.asyncDispose]();
});

/** One scenario that uses the shared service; its requests carry its trace. */
function scenario() {
  const trace = newTrace(run);
  const services = new ScenarioServices(group, { traceId: trace.traceId, run });
  const ask = async (target: string) => {
    const { traceparent } = trace;
    await fetch(`${await group.url('faulty')}${target}`, { headers: { traceparent } });
  };
  return { services, ask };
}

it('scenarios that use one service at the same time see each their own lines of its log', async () => {
  const [ann, bob] = [scenario(), scenario()];
  await ann.ask('/orders/1');
  await bob.ask('/orders/2');
  await Promise.all([ann.ask('/orders/3'), bob.ask('/orders/4')]);
  await ann.ask('/panic');
  const [hers, his] = [ann, bob].map(({ services }) => services.logOf('faulty'));
  expectLogged('faulty', hers ?? '', 'GET /orders/1 HTTP');
  expectLogged('faulty', his ?? '', 'request: faulty: GET /orders/4');
  expectNotLogged('faulty', hers ?? '', '/orders/2');
  expectNotLogged('faulty', hers ?? '', '/orders/4');
  expectNotLogged('faulty', his ?? '', '/orders/1');
  expectNotLogged('faulty', his ?? '', '/orders/3');
  // What names no trace is told by its time alone.
  expect([ann, bob].map(({ services }) => services.panics().length)).toEqual([1, 1]);
});

it('what a service logs late for a former scenario is not of the next one', async () => {
  const former = scenario();
  await former.ask('/orders/5');
  const next = scenario();
  await former.ask('/orders/6');
  await next.ask('/orders/7');
  expect(
    told(() => expectLogged('faulty', next.services.logOf('faulty'), '/orders/6')),
  ).toBe(`LogError: The service "faulty" did not log "/orders/6" since the scenario began.
  last log lines:
  10:00:00.123 INFO request: faulty: GET /orders/7 HTTP/1.1
  → Check the text (it must be part of one line), and whether the log level shows it.`);
});
