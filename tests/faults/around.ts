import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fault } from './fault';

const NOTHING_RAN = { exit: 2, blamed: [], none: true } as const;
const ALL_PASSED = { exit: 0, blamed: [] } as const;
const UNWRITTEN = { exit: 1, blamed: [], green: true } as const;

/** What goes wrong around the scenarios: in hooks of the run, while loading, with reports. */
export const AROUND: readonly Fault[] = [
  {
    name: 'BeforeAll throws',
    support: `import { BeforeAll } from '@cucumber/cucumber';
BeforeAll(() => { throw new Error('no licence'); });`,
    expected: { ...NOTHING_RAN, reason: /no licence/ },
  },
  {
    name: 'BeforeAll never ends',
    support: `import { BeforeAll } from '@cucumber/cucumber';
BeforeAll({ timeout: 1_000 }, async () => { await new Promise((resolve) => setTimeout(resolve, 60_000).unref()); });`,
    expected: NOTHING_RAN,
  },
  {
    name: 'AfterAll throws',
    support: `AfterAll(() => { throw new Error('cannot tidy up'); });`,
    expected: { exit: 1, blamed: [] },
  },
  {
    name: 'AfterAll leaves a timer',
    support: 'AfterAll(() => { setInterval(() => {}, 1_000); });',
    modes: ['serial'],
    expected: ALL_PASSED,
  },
  {
    name: 'a step leaves a server open',
    step: `(await import('node:http')).createServer().listen(0, '127.0.0.1');`,
    expected: ALL_PASSED,
  },
  {
    name: 'support code throws in a worker only',
    support: `import { isMainThread } from 'node:worker_threads';
if (!isMainThread) throw new Error('not in a worker');`,
    modes: ['two workers'],
    expected: NOTHING_RAN,
  },
  {
    name: 'support code calls process.exit(0)',
    support: 'process.exit(0);',
    expected: { exit: 2, blamed: [], reports: 'none' },
  },
  { name: 'a report on a full device', format: 'html:/dev/full', expected: UNWRITTEN },
  { name: 'a report below a file', format: 'html:package.json/report.html', expected: UNWRITTEN },
  {
    name: 'a report on a full disk',
    format: 'html:disk/report.html',
    disk: true,
    untried: mountRefused,
    expected: UNWRITTEN,
  },
  { name: 'nobody reads standard output', through: 'closed', expected: ALL_PASSED },
];

let refused: string | undefined;
let asked = false;

/** A small disk is a `tmpfs`, which not everybody may mount. */
function mountRefused(): string | undefined {
  if (asked) return refused;
  asked = true;
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder], {
    stdio: 'ignore',
  });
  if (status === 0) spawnSync('umount', [folder]);
  else refused = 'mounting a small disk is not allowed here';
  rmSync(folder, { recursive: true, force: true });
  return refused;
}
