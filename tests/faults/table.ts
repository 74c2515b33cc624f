import { AROUND } from './around';
import { end } from './ends';
import { type Fault, SCENARIOS } from './fault';
import { MOMENTS } from './moments';
import { SERVICES } from './services';

const FAILS = { exit: 1, blamed: ['s3'] };
const DIES = { ...FAILS, dies: true };
const CANCELLED = { exit: 130, blamed: ['s3'], cancelled: true };

/** Keeps Node alive, as a connection or a browser would. */
const WAIT = 'setInterval(() => {}, 1_000); await new Promise(() => {}); // no limit';
const soon = (code: string) =>
  `setTimeout(() => { ${code} }, 5); await new Promise((resolve) => setTimeout(resolve, 30));`;

const STEPS: readonly Fault[] = [
  {
    name: 'a check fails',
    step: `throw new Error('the price is wrong');`,
    expected: { ...FAILS, reason: /the price is wrong/ },
  },
  { name: 'throw null', step: 'throw null;', expected: FAILS },
  {
    name: 'throw of a circular object',
    step: 'const it: any = {}; it.it = it; throw it;',
    expected: FAILS,
  },
  {
    name: 'a step never ends',
    step: 'setInterval(() => {}, 1_000).unref(); await new Promise((resolve) => setTimeout(resolve, 60_000));',
    expected: FAILS,
  },
  {
    name: 'a promise never settles, no timeout',
    step: 'await new Promise(() => {}); // no limit',
    expected: FAILS,
  },
  { name: 'process.exit(0) in a step', step: 'process.exit(0);', expected: { ...FAILS, reason: /exit/ } },
  { name: 'process.exit(3) in a step', step: 'process.exit(3);', expected: { ...FAILS, reason: /exit/ } },
  { name: 'endless loop', step: 'for (;;);', expected: FAILS },
  {
    name: 'catastrophic regular expression',
    step: `/^(a+)+$/.test('a'.repeat(40) + '!');`,
    expected: FAILS,
  },
  { name: 'endless microtasks', step: 'for (;;) await null;', expected: FAILS },
  {
    name: 'native call that blocks',
    step: `(await import('node:child_process')).execSync('sleep 600');`,
    expected: DIES,
  },
  { name: 'process.abort()', step: 'process.abort();', expected: DIES },
  {
    name: 'segmentation fault',
    step: `process.kill(process.pid, 'SIGSEGV'); for (;;);`,
    expected: DIES,
  },
  {
    name: 'out of memory',
    step: 'const all = []; for (;;) all.push(new Array(100_000).fill(Math.random()));',
    env: { NODE_OPTIONS: '--max-old-space-size=160' },
    expected: DIES,
  },
  {
    name: 'uncaught exception',
    step: soon(`throw new Error('too late');`),
    expected: { ...FAILS, reason: /too late/ },
  },
  {
    name: 'unhandled rejection',
    step: soon(`void Promise.reject(new Error('too late'));`),
    expected: { ...FAILS, reason: /too late/ },
  },
  {
    name: 'error event that nobody listens to',
    step: soon(`new (require('node:events'))().emit('error', new Error('too late'));`),
    expected: { ...FAILS, reason: /too late/ },
  },
];

const SIGNALS: readonly Fault[] = [
  { name: 'SIGINT', step: WAIT, outside: ({ pid }) => end(pid, 'SIGINT'), expected: CANCELLED },
  { name: 'SIGTERM', step: WAIT, outside: ({ pid }) => end(pid, 'SIGTERM'), expected: CANCELLED },
  {
    name: 'terminal closed (SIGHUP)',
    step: WAIT,
    outside: ({ pid }) => end(pid, 'SIGHUP'),
    expected: CANCELLED,
  },
  {
    name: 'Ctrl-C in a terminal',
    step: WAIT,
    outside: ({ pid }) => end(-pid, 'SIGINT'),
    expected: CANCELLED,
  },
  {
    name: 'npm run gets SIGTERM',
    step: WAIT,
    through: 'npm',
    outside: ({ pid }) => end(pid, 'SIGTERM'),
    expected: { ...CANCELLED, exit: ['SIGTERM', 143] },
  },
  {
    name: 'the command gets SIGKILL',
    step: WAIT,
    outside: ({ pid }) => end(pid, 'SIGKILL'),
    expected: { exit: 'SIGKILL', blamed: [], reports: 'none' },
  },
  {
    name: 'the command gets SIGKILL, then `brine report`',
    step: WAIT,
    outside: ({ pid }) => end(pid, 'SIGKILL'),
    reportAfterwards: true,
    brineOnly: true,
    // The other worker may be slow, and in the middle of any of the others.
    expected: {
      exit: 'SIGKILL',
      blamed: ['s3'],
      perhaps: SCENARIOS.filter((name) => name !== 's3'),
      dies: true,
    },
  },
];

/** Everything that the fault suite tries, in the order of its table. */
export const FAULTS: readonly Fault[] = [...STEPS, ...SIGNALS, ...AROUND, ...MOMENTS, ...SERVICES];
