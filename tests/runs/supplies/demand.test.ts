import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { demand, type Source, supply, type Wanted } from '../../../runs/supplies/demand';
import { SetupError } from '../../../support/errors/brine-error';
import { WebBuildError } from '../../../support/web/errors';
import { HOME } from '../../tools/run-project';

// As in a run: the compiler must not be unloaded with the thread that used it first.
require('../../../runs/typescript');

function newChannel(): string {
  return `brine-${randomUUID()}`;
}

/** What another thread gets for its question, or the name and message of what it was told instead. */
async function demandInThread(channel: string, wanted: Wanted): Promise<unknown> {
  const script = `
    require(${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))});
    const { demand } = require(${JSON.stringify(path.join(HOME, 'runs', 'supplies', 'demand.ts'))});
    const { SetupError } = require(${JSON.stringify(path.join(HOME, 'support', 'errors', 'brine-error.ts'))});
    const { parentPort } = require('node:worker_threads');
    demand(${JSON.stringify(channel)}, ${JSON.stringify(wanted)}).then(
      (source) => parentPort.postMessage(source),
      (error) => parentPort.postMessage({
        name: error.name, message: error.message, setup: error instanceof SetupError,
      }),
    );`;
  const worker = new Worker(script, { eval: true });
  return await new Promise((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
}

describe('what a worker asks the run for', () => {
  it('is made once the question comes, in the same thread as in another', async () => {
    const channel = newChannel();
    const asked: Wanted[] = [];
    using _ = supply(channel, async (wanted) => {
      asked.push(wanted);
      return { target: `http://${wanted}` };
    });
    expect(asked).toEqual([]);
    expect(await demand(channel, 'web')).toEqual({ target: 'http://web' });
    expect(await demandInThread(channel, 'components')).toEqual({ target: 'http://components' });
    expect(asked).toEqual(['web', 'components']);
  });

  it('comes to the one who asked for it, whichever is made first', async () => {
    const channel = newChannel();
    const ready = new Map<Wanted, (source: Source) => void>();
    let bothAsked = () => {};
    const both = new Promise<void>((resolve) => {
      bothAsked = resolve;
    });
    using _ = supply(channel, async (wanted) => {
      const made = new Promise<Source>((resolve) => ready.set(wanted, resolve));
      if (ready.size === 2) bothAsked();
      return await made;
    });
    const web = demand(channel, 'web');
    const components = demandInThread(channel, 'components');
    await both;
    ready.get('components')?.({ target: 'http://components' });
    expect(await components).toEqual({ target: 'http://components' });
    ready.get('web')?.({ dist: '/dist' });
    expect(await web).toEqual({ dist: '/dist' });
  });

  it('is not mixed up with that of another run in the same process', async () => {
    const [one, other] = [newChannel(), newChannel()];
    using _one = supply(one, async () => ({ target: 'http://one' }));
    using _other = supply(other, async () => ({ target: 'http://other' }));
    expect(await Promise.all([demand(one, 'web'), demand(other, 'web')])).toEqual([
      { target: 'http://one' },
      { target: 'http://other' },
    ]);
  });
});

describe('a making that failed', () => {
  const failure = new WebBuildError('/shop/web', 'main.js does not compile');
  const message = `The web app could not be built.
  at /shop/web
  main.js does not compile
  → Correct the code above and run again; \`npx vite build\` in that folder shows the same.`;

  it('is told to everyone who asks, under its name and in its words', async () => {
    const channel = newChannel();
    using _ = supply(channel, async () => {
      throw failure;
    });
    for (const error of await Promise.all([refused(channel), refused(channel)])) {
      expect(error).toBeInstanceOf(SetupError);
      expect(error).toMatchObject({ name: 'WebBuildError', message });
    }
    expect(await demandInThread(channel, 'web')).toEqual({ name: 'WebBuildError', message, setup: true });
  });

  it('keeps its stack when it is no fault of the surroundings', async () => {
    const channel = newChannel();
    const bug = new TypeError('undefined is not a function');
    using _ = supply(channel, async () => {
      throw bug;
    });
    const error = await refused(channel);
    expect(error).not.toBeInstanceOf(SetupError);
    expect(error).toMatchObject({ name: 'TypeError', message: bug.message, stack: bug.stack });
  });
});

async function refused(channel: string): Promise<unknown> {
  return await demand(channel, 'web').then(
    () => undefined,
    (error: unknown) => error,
  );
}
