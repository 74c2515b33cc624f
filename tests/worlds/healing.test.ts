import { afterAll, beforeAll, expect, it } from 'vitest';
import { newRunMark, newTrace } from '../../support/evidence/trace';
import type { ServiceGroup } from '../../support/services/group/group';
import { ScenarioServices } from '../../worlds/services';
import { faultyGroup } from '../tools/faulty';

const run = newRunMark();
let group: ServiceGroup;

beforeAll(async () => {
  group = await faultyGroup();
  await group.ensureAll();
});

afterAll(async () => {
  await group[Symbol.asyncDispose]();
});

function scenario(): ScenarioServices {
  return new ScenarioServices(group, { traceId: newTrace(run).traceId, run });
}

async function crash(): Promise<void> {
  const { url, process } = await group.ensure('faulty');
  await fetch(`${url}/crash`).catch(() => {});
  await process.exited;
}

it('A service that dies between two scenarios is told to the second, and neither is blamed', async () => {
  const former = scenario();
  await former.begin();
  await former.crash.finish();
  former.end(false);
  const next = scenario();
  await crash();
  const notes = await next.begin();
  expect(notes).toEqual([
    expect.stringMatching(
      /^The service "faulty" died while no scenario ran: exit code 101 \(Rust panic\)\.\nthread 'main' panicked at .*\nattempt to divide 7 by zero\n/,
    ),
  ]);
  expect(group.running('faulty')).toBeDefined();
  await former.crash.finish();
  await next.crash.finish();
  expect(next.panics()).toEqual([]);
  next.end(false);
  expect(await scenario().begin()).toEqual([]);
});

it('A service that is doubted and well is left alone', async () => {
  const former = scenario();
  await former.begin();
  const { pid } = (await group.ensure('faulty')).process;
  former.end(true);
  expect(await scenario().begin()).toEqual([]);
  expect((await group.ensure('faulty')).process.pid).toBe(pid);
});
