import { get } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ServiceCrashedError } from '../../support/services/group/crash-errors';
import type { ServiceGroup } from '../../support/services/group/group';
import { CrashWatch } from '../../worlds/crash';
import { faultyGroup } from '../tools/faulty';

let group: ServiceGroup;

beforeAll(async () => {
  group = await faultyGroup();
});

beforeEach(async () => {
  await group.ensureAll();
});

afterAll(async () => {
  await group[Symbol.asyncDispose]();
});

function watchCrashes(): CrashWatch {
  const watch = new CrashWatch(group, () => '');
  watch.begin();
  return watch;
}

/** Lets the service panic in its main thread, and waits until it is gone. */
async function crash(): Promise<void> {
  const { url, process } = await group.ensure('faulty');
  get(`${url}/crash`, { agent: false }).on('error', () => {});
  await process.exited;
}

describe('a crash', () => {
  it('fails the step that is running, however long that would take', async () => {
    const watch = watchCrashes();
    const never = new Promise<void>(() => {});
    const step = watch.during(async () => await never);
    await crash();
    await expect(step).rejects.toThrow(ServiceCrashedError);
    await watch.finish();
  });

  it('that comes behind the last step fails the scenario at its end', async () => {
    const watch = watchCrashes();
    await watch.during(() => 'passed');
    await crash();
    await expect(watch.finish()).rejects.toThrow(ServiceCrashedError);
  });

  it('between two steps fails the second', async () => {
    const watch = watchCrashes();
    await watch.during(() => 'passed');
    await crash();
    await expect(watch.during(() => 'not run')).rejects.toThrow(ServiceCrashedError);
  });

  it('is waited for when a call between services was lost, whatever a step made of that', async () => {
    const watch = new CrashWatch(
      group,
      () => '',
      () => true,
    );
    watch.begin();
    const { url } = await group.ensure('faulty');
    const step = watch.during(async () => {
      await new Promise((lost) => get(`${url}/crash`, { agent: false }).on('error', lost));
      throw new Error('503');
    });
    await expect(step).rejects.toThrow(ServiceCrashedError);
  });

  it('that a step asked for is none', async () => {
    const watch = watchCrashes();
    await watch.during(async () => await group.kill('faulty'));
    await watch.finish();
  });
});
