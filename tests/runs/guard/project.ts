import { settingsFile } from '../../tools/settings-file';

/** Milliseconds: short enough for a test, long enough for an innocent step on a busy machine. */
const TIMEOUTS = { blocked: 2_000, step: 8_000, cap: 8_000 };

/** Steps that each do one thing that a run must survive. */
const STEPS = `import { execFileSync } from 'node:child_process';
import { After, AfterAll, Before, When } from '@cucumber/cucumber';

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

function busyLoop(): never {
  for (;;);
}

When('nothing happens', () => {});
When('it takes {int} ms', async (time: number) => await pause(time));
When('it loops', () => busyLoop());
When('it waits and then loops', async () => {
  await pause(50);
  busyLoop();
});
When('it awaits for ever', async () => {
  for (;;) await null;
});
When('it matches a catastrophic pattern', () => /^(a+)+$/.test(\`\${'a'.repeat(40)}b\`));
When('it reads JSON for ever', () => {
  const text = JSON.stringify(Array.from({ length: 1_000 }, (_, id) => ({ id })));
  for (;;) JSON.parse(text);
});
When('it loops in the callback of a timer', async () => {
  setTimeout(busyLoop, 10);
  await new Promise(() => {});
});
When('it blocks outside of JavaScript for {int} ms', (time: number) => {
  execFileSync(process.execPath, ['-e', \`setTimeout(() => {}, \${time})\`]);
});
When('it works hard for {int} ms', (time: number) => {
  for (const end = Date.now() + time; Date.now() < end; );
});

When('it exits', () => process.exit(0));
When('it exits and hides it', () => {
  try {
    process.exit(0);
  } catch {}
});
When('it exits from a timer', async () => {
  setTimeout(() => process.exit(), 10);
  await pause(1_000);
});
When('it aborts', () => process.abort());
When('it kills the runner', () => process.kill(process.pid, 'SIGTERM'));

When('it waits for what never comes', { timeout: -1 }, async () => await new Promise(() => {}));

When('it leaves a mine', () => {
  setTimeout(() => {
    throw new Error('the mine went off');
  }, 100);
});
When('it leaves a rejection', () => {
  void pause(100).then(() => Promise.reject(new TypeError('nobody listens')));
});
When('it rejects unheard', () => {
  void Promise.reject(new Error('nobody waits for this'));
});
When('it throws behind its own back', async () => {
  setTimeout(() => {
    throw new Error('thrown by a timer');
  }, 10);
  await pause(1_000);
});
When('it leaves a timer', () => {
  setInterval(() => {}, 1_000);
});

Before({ tags: '@loop-before' }, () => busyLoop());
After({ tags: '@exit-after' }, () => process.exit(3));
After({ tags: '@slow-after' }, async () => {
  await pause(300);
  console.log('the hook came to its end');
});
AfterAll(() => console.log('AfterAll ran'));
`;

/** Name → step, in the order in which they run; the innocent stand between the guilty. */
export const FAULTS = {
  'an endless loop': 'When it loops',
  'innocent 1': 'When nothing happens',
  'a loop after a wait': 'When it waits and then loops',
  'endless microtasks': 'When it awaits for ever',
  'a catastrophic pattern': 'When it matches a catastrophic pattern',
  'endless JSON': 'When it reads JSON for ever',
  'innocent 2': 'When it works hard for 500 ms',
  'an exit': 'When it exits',
  'a hidden exit': 'When it exits and hides it',
  'an exit from a timer': 'When it exits from a timer',
  'an abort': 'When it aborts',
  'a kill': 'When it kills the runner',
  'a dead wait': 'When it waits for what never comes',
  'an unheard rejection': 'When it rejects unheard',
  'an error behind its back': 'When it throws behind its own back',
  'a mine': 'When it leaves a mine',
  'innocent 3': 'When it takes 400 ms',
  'a late rejection': 'When it leaves a rejection',
  'innocent 4': 'When it takes 400 ms',
} as const;

/** Runs beside all of them and has nothing to say, so that nobody can wait for it. */
const SERVICE = `import http from 'node:http';
const [, port] = process.env.LISTEN.split(':');
http.createServer((_, response) => response.end('ok')).listen(Number(port), '127.0.0.1', function () {
  console.log(\`listening on http://127.0.0.1:\${this.address().port}\`);
});
`;

/** A project with these scenarios. */
export function guardProject(scenarios: string): Record<string, string> {
  return {
    'brine.config.ts': settingsFile({
      services: { quiet: { command: ['node', 'service.mjs'], env: { LISTEN: '{{listen}}' } } },
      timeouts: TIMEOUTS,
    }),
    'service.mjs': SERVICE,
    'features/faults.feature': `Feature: Faults\n${scenarios}`,
    'step-definitions/faults.steps.ts': STEPS,
  };
}

export function scenario(name: string, ...steps: readonly string[]): string {
  return `\n  Scenario: ${name}\n${steps.map((step) => `    ${step}\n`).join('')}`;
}
