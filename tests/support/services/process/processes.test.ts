import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  beginningOf,
  inPs,
  isAlive,
  processesWithEnvironment,
} from '../../../../support/services/process/processes';

async function sleeper(env: NodeJS.ProcessEnv = {}) {
  const script = `console.log('up'); setInterval(() => {}, 1_000)`;
  const child = spawn(process.execPath, ['-e', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

describe('a process', () => {
  it('is alive until it has ended', async () => {
    const child = await sleeper();
    expect(isAlive(child.pid as number)).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(child.pid as number)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('began once, and is told by that', async () => {
    const child = await sleeper();
    const began = beginningOf(child.pid as number);
    expect(began).toMatch(/\d/);
    expect(beginningOf(child.pid as number)).toBe(began);
    expect(beginningOf(2 ** 22 + 1)).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('is found by a whole variable of its environment', async () => {
    const child = await sleeper({ BRINE_TEST_MARK: 'one-1' });
    expect(processesWithEnvironment('BRINE_TEST_MARK=one-1').map(({ pid }) => pid)).toEqual([child.pid]);
    expect(processesWithEnvironment('BRINE_TEST_MARK=one')).toEqual([]);
  });
});

describe('what ps prints on macOS', () => {
  const PRINTED = `  501 /usr/local/bin/node service.mjs --port 1 PATH=/usr/bin:/bin BRINE_RUN_ID=a-1 HOME=/Users/ann
  502 /bin/zsh -l TERM=xterm BRINE_RUN_ID=a-12
  503 grep BRINE_RUN_ID=a-2
`;

  it('tells the processes with a variable, and their commands', () => {
    expect(inPs(PRINTED, 'BRINE_RUN_ID=a-1')).toEqual([
      { pid: 501, command: '/usr/local/bin/node service.mjs --port 1' },
    ]);
    expect(inPs(PRINTED, 'BRINE_RUN_ID=a')).toEqual([]);
  });
});
