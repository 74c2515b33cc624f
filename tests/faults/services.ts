import { end } from './ends';
import type { Fault } from './fault';

const ALL_PASSED = { exit: 0, blamed: [] } as const;
const ASK = `await fetch(world.services.instance('service').url + '/die').catch(() => {});`;

/** Services and browsers that do what they should not. */
export const SERVICES: readonly Fault[] = [
  {
    name: 'a service ignores SIGTERM',
    service: `process.on('SIGTERM', () => {});`,
    expected: ALL_PASSED,
  },
  {
    name: 'a service ignores SIGTERM, and the command gets SIGKILL',
    service: `process.on('SIGTERM', () => {});`,
    step: 'setInterval(() => {}, 1_000); await new Promise(() => {}); // no limit',
    outside: ({ pid }) => end(pid, 'SIGKILL'),
    expected: { exit: 'SIGKILL', blamed: [], reports: 'none' },
  },
  {
    name: 'a service writes 50 MB of log a second',
    service: `const line = 'x'.repeat(1_023) + '\\n';
setInterval(() => process.stderr.write(line.repeat(1_000)), 20);`,
    step: `await new Promise((resolve) => setTimeout(resolve, 2_000)); throw new Error('the price is wrong');`,
    expected: { exit: 1, blamed: ['s3'], reason: /the price is wrong/ },
  },
  {
    name: 'a service starts processes of its own',
    service: `import { spawn } from 'node:child_process';
spawn('sleep', ['600'], { stdio: 'ignore' });
spawn('sleep', ['600'], { stdio: 'ignore', detached: true }).unref();`,
    expected: ALL_PASSED,
  },
  {
    name: 'a service takes 3 s until it listens',
    service: 'await new Promise((resolve) => setTimeout(resolve, 3_000));',
    expected: ALL_PASSED,
  },
  {
    name: 'a service dies in a step',
    service: `onAsked = () => process.exit(3);`,
    step: `${ASK} await new Promise((resolve) => setTimeout(resolve, 500));`,
    brineOnly: true,
    expected: { exit: 1, blamed: ['s3'], reason: /died/ },
  },
  {
    name: 'a service dies between scenarios',
    service: `onAsked = () => setTimeout(() => process.exit(3), 5);`,
    support: `After({ name: 'the last of s3' }, async function (this: any, { pickle }) { const world = this; if (pickle.name === 's3') { ${ASK} } });`,
    brineOnly: true,
    // Whichever runs 5 ms later.
    expected: { exit: [0, 1], blamed: [], perhaps: ['s3', 's4', 's5', 's6', 's7', 's8'] },
  },
  {
    name: 'the browser crashes',
    step: `await world.browser.goto(world.services.instance('service').url);
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
    const read = (file: string) => { try { return fs.readFileSync('/proc/' + pid + '/' + file, 'utf8'); } catch { return ''; } };
    if (read('environ').includes(process.env.MARKER as string) && /chrom/i.test(read('cmdline').split('\\0')[0] ?? '')) process.kill(Number(pid), 'SIGKILL');
  }
  await world.browser.goto(world.services.instance('service').url);`,
    brineOnly: true,
    expected: { exit: 1, blamed: ['s3'] },
  },
];
