import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../support/wait/until';
import { buildFaulty } from '../tools/faulty';
import { type Process, processesWith } from '../tools/processes';
import { results } from '../tools/results';
import { type FinishedProject, type RunningProject, startProject } from '../tools/run-project';
import { faultyService, settingsFile } from '../tools/settings-file';

/** Milliseconds after which nothing of a run may be left. */
const GONE = 3_000;

const FEATURE = `Feature: Order
  Scenario: finished
    Given the variable "id" is 7

  Scenario: long
    When I wait

  Scenario: also long
    When I wait
`;

/** The interval keeps Node alive, as a connection or a browser would. */
const STEPS = `import { writeFileSync } from 'node:fs';
import { When } from '@cucumber/cucumber';

When('I wait', async () => {
  writeFileSync(\`waiting-\${process.env.CUCUMBER_WORKER_ID ?? 0}\`, '');
  setInterval(() => {}, 1_000);
  await new Promise(() => {});
});

When('I look at a page', async function () {
  await this.browser.goto(this.services.instance('orders').url);
});

When('I end the process', () => {
  process.exit(7);
});
`;

interface Marked {
  project: RunningProject;
  marker: string;
}

let started: Marked | undefined;

function start(feature: string, args: readonly string[] = [], more: Record<string, string> = {}): Marked {
  const marker = `BRINE-TEST-${randomUUID()}`;
  const services = {
    inventory: faultyService(),
    orders: { ...faultyService({ INVENTORY_URL: '{{inventory.url}}' }), dependsOn: ['inventory'] },
  };
  const files = {
    'brine.config.ts': settingsFile({ services, web: { url: 'http://127.0.0.1:1' } }),
    'features/order.feature': feature,
    'step-definitions/order.steps.ts': STEPS,
    ...more,
  };
  // The name must not begin with BRINE_: what does is not handed on to the project.
  started = { project: startProject({ files, args, env: { MARKER: marker } }), marker };
  return started;
}

async function waiting({ project }: Marked, count: number): Promise<void> {
  await until(
    () => {
      const files = readdirSync(project.root).filter((name) => name.startsWith('waiting-'));
      expect(files, project.output).toHaveLength(count);
    },
    { limit: 30_000 },
  );
}

async function expectNothingLeft({ project, marker }: Marked): Promise<FinishedProject> {
  const finished = await project.finished();
  await until(() => expect(processesWith(marker)).toEqual([]), { limit: GONE });
  return finished;
}

function commands(processes: Process[]): string[] {
  return processes.map(({ command }) => path.basename(command.split(' ')[0] ?? ''));
}

const ENDS = {
  SIGINT: (project: RunningProject) => project.child.kill('SIGINT'),
  SIGTERM: (project: RunningProject) => project.child.kill('SIGTERM'),
  SIGKILL: (project: RunningProject) => project.child.kill('SIGKILL'),
  'Ctrl-C to the whole process group': ({ child }: RunningProject) =>
    process.kill(-(child.pid as number), 'SIGINT'),
};

// What is left of a run is looked for in /proc, which only Linux has.
describe.skipIf(process.platform !== 'linux')('nothing of a run is left', () => {
  beforeAll(async () => {
    await buildFaulty();
  });

  /** A test that failed must not leave what it was about. */
  afterEach(() => {
    for (const { pid } of started ? processesWith(started.marker) : []) process.kill(pid, 'SIGKILL');
  });

  it.each([
    ['SIGINT', 'serial', []],
    ['SIGTERM', 'in two workers', ['--parallel', '2']],
    ['SIGKILL', 'serial', []],
    ['SIGKILL', 'in two workers', ['--parallel', '2']],
    ['Ctrl-C to the whole process group', 'in two workers', ['--parallel', '2']],
  ] as const)('after %s, %s', async (end, _what, args) => {
    const workers = args.length === 0 ? 1 : 2;
    const marked = start(FEATURE, args);
    await waiting(marked, workers);
    const running = commands(processesWith(marked.marker));
    expect(running.filter((command) => command === 'faulty')).toHaveLength(2 * workers);
    ENDS[end](marked.project);
    const { signal, exitCode, messages } = await expectNothingLeft(marked);
    expect(signal ?? exitCode).toBe(end === 'SIGKILL' ? end : 130);
    // But the results of what was finished before. What ran may have been cancelled: whoever watches asks first.
    expect(results(messages)).toMatchObject({ finished: 'PASSED' });
  });

  it('after process.exit in a step', async () => {
    const marked = start('Feature: Order\n  Scenario: the end\n    When I end the process\n', [
      '--parallel',
      '2',
    ]);
    const { exitCode } = await expectNothingLeft(marked);
    expect(exitCode).toBe(1);
    expect(existsSync(path.join(marked.project.root, 'reports/output/run/worker-0/logs/orders.log'))).toBe(
      true,
    );
  });

  it('after SIGKILL while a page is open', async () => {
    const marked = start('Feature: Order\n  Scenario: long\n    When I look at a page\n    And I wait\n');
    await waiting(marked, 1);
    const running = commands(processesWith(marked.marker));
    expect(running.filter((command) => /chrom|edge/i.test(command))).not.toEqual([]);
    ENDS.SIGKILL(marked.project);
    await expectNothingLeft(marked);
  });

  it('after SIGKILL while cargo builds', async () => {
    const marked = start(FEATURE, [], {
      'brine.config.ts': settingsFile({
        services: { slow: { cargo: { manifest: 'slow/Cargo.toml', bin: 'slow' } } },
      }),
      'slow/Cargo.toml':
        '[package]\nname = "slow"\nversion = "0.1.0"\nedition = "2021"\nbuild = "build.rs"\n\n[workspace]\n',
      'slow/src/main.rs': 'fn main() {}\n',
      'slow/build.rs': `fn main() {
    std::fs::write("../waiting-build", "").unwrap();
    std::thread::sleep(std::time::Duration::from_secs(60));
}
`,
    });
    await waiting(marked, 1);
    expect(commands(processesWith(marked.marker))).toContain('build-script-build');
    ENDS.SIGKILL(marked.project);
    await expectNothingLeft(marked);
  });

  it('after SIGKILL while Vite builds', async () => {
    const marked = start(`@ui\n${FEATURE}`, [], {
      'brine.config.ts': settingsFile({ web: { vite: 'web' } }),
      'web/package.json': '{ "name": "web", "private": true, "type": "module" }\n',
      'web/vite.config.js': `import { writeFileSync } from 'node:fs';
writeFileSync('../waiting-build', '');
await new Promise((resolve) => setTimeout(resolve, 60_000));
export default {};
`,
    });
    await waiting(marked, 1);
    ENDS.SIGKILL(marked.project);
    await expectNothingLeft(marked);
  });
});
