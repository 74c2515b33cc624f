import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { type FinishedProject, runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

/** A front end that leaves a line for each time that its Vite was started. */
const WEB = {
  'brine.config.ts': settingsFile({ web: { vite: 'web' } }),
  'web/package.json': '{ "name": "web", "private": true, "type": "module" }\n',
  'web/vite.config.js': `import { appendFileSync } from 'node:fs';
appendFileSync(new URL('../vite-started', import.meta.url), 'once\\n');
export default {};
`,
  'web/index.html': '<h1>Orders</h1>\n<script type="module" src="/main.js"></script>\n',
  'web/main.js': "console.log('here');\n",
};

/** What is loaded and what runs, as the last step of a scenario sees it. */
const LOOK = `import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { When } from '@cucumber/cucumber';

function processes(): string[] {
  if (process.platform !== 'linux') return [];
  const own = (pid: string) => {
    try {
      return readFileSync(\`/proc/\${pid}/environ\`, 'utf8').includes(process.env.MARKER as string);
    } catch {
      return false;
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\\d+$/.test(name) && own(name));
  return pids.map((pid) => readFileSync(\`/proc/\${pid}/cmdline\`, 'utf8').replaceAll('\\0', ' '));
}

When('I look at what runs', () => {
  const modules = Object.keys(require.cache);
  writeFileSync(
    \`seen-\${process.env.CUCUMBER_WORKER_ID ?? 0}.json\`,
    JSON.stringify({ modules, processes: processes() }),
  );
});
`;

const API = `Feature: Order
  Scenario: one
    Given the variable "id" is 7
    When I look at what runs

  Scenario: another
    Given the variable "id" is 8
    When I look at what runs
`;

/** Loaded only once a page or a component is wanted. */
const HEAVY =
  /node_modules\/(?:playwright|playwright-core|@axe-core\/playwright|axe-core|vite|react|react-dom|pixelmatch|pngjs)\//;

describe('a run of API scenarios alone', () => {
  it.each([
    ['serial', []],
    ['in two workers', ['--parallel', '2']],
  ])('starts and loads neither a browser nor Vite, %s', async (_what, args) => {
    const marker = `BRINE-TEST-${randomUUID()}`;
    const finished = await runProject({
      files: { ...WEB, 'features/order.feature': API, 'step-definitions/look.steps.ts': LOOK },
      args,
      // The name must not begin with BRINE_: what does is not handed on to the project.
      env: { MARKER: marker },
    });
    expect(results(finished.messages), finished.output).toEqual({ one: 'PASSED', another: 'PASSED' });
    for (const made of ['vite-started', 'web/dist', 'reports/output/run/components.log']) {
      expect(existsSync(path.join(finished.root, made)), made).toBe(false);
    }
    const { modules, processes } = JSON.parse(
      readFileSync(path.join(finished.root, 'seen-0.json'), 'utf8'),
    ) as { modules: string[]; processes: string[] };
    expect(modules.some((file) => file.includes('/runs/worker/worker.ts'))).toBe(true);
    expect(modules.filter((file) => HEAVY.test(file.replaceAll('\\', '/')))).toEqual([]);
    expect(
      processes.filter((command) => !/cli\/(?:run\.ts|brine\.js)|brine-(?:reaper|watch)/.test(command)),
    ).toEqual([]);
    if (process.platform === 'linux') expect(processes).not.toEqual([]);
  });
});

const OPENS = `import { When } from '@cucumber/cucumber';

When('I have a look around', async function () {
  await this.browser.goto('/');
  const page = await this.browser.page();
  if ((await page.title()) !== '' || !(await page.content()).includes('Orders')) throw new Error('not it');
});
`;

const PHRASE = `Feature: Order
  Scenario: one
    When I have a look around

  Scenario: another
    When I have a look around

  Scenario: without
    Given the variable "id" is 7
`;

describe('a web app that only a phrase of the project opens', () => {
  it('is built when that comes, once for all workers', async () => {
    const finished = await lookAround({}, ['--parallel', '2']);
    expect(results(finished.messages), finished.output).toEqual({
      one: 'PASSED',
      another: 'PASSED',
      without: 'PASSED',
    });
    expect(readFileSync(path.join(finished.root, 'vite-started'), 'utf8')).toBe('once\n');
    expect(finished.output.match(/Building the web app web with Vite …/g)).toHaveLength(1);
    expect(finished.exitCode).toBe(0);
  });

  it('fails the scenarios that open it when it cannot be built, and no other', async () => {
    const finished = await lookAround({ 'web/main.js': "import { cart } from './cart.js';\ncart();\n" });
    expectGolden(finished, 'web-build-error-on-demand');
    expect(results(finished.messages)).toEqual({ one: 'FAILED', another: 'FAILED', without: 'PASSED' });
    expect(finished.exitCode).toBe(1);
  });
});

async function lookAround(files: Record<string, string>, args: string[] = []): Promise<FinishedProject> {
  const features = { 'features/order.feature': PHRASE, 'step-definitions/look.steps.ts': OPENS };
  return await runProject({ files: { ...WEB, ...features, ...files }, args });
}

describe('a component server that does not start', () => {
  const feature = (text: string) => ({ 'features/form.feature': `Feature: Form\n${text}` });
  const mounting = feature('  Scenario: empty\n    Given the "OrderForm" component\n');

  it('ends a run that has a component to mount, with what its Vite said', async () => {
    const config = { 'web/vite.config.js': "throw new Error('PORT is not set');\n" };
    const finished = await runProject({ files: { ...WEB, ...config, ...mounting } });
    expectGolden(finished, 'component-server-config');
    expect(finished.exitCode).toBe(2);
    expect(finished.report).toContain('ComponentServerError');
  });

  it('tells that the setup file is not there', async () => {
    const config = settingsFile({ web: { vite: 'web' }, components: { setup: 'web/setup.tsx' } });
    const finished = await runProject({ files: { ...WEB, 'brine.config.ts': config, ...mounting } });
    expectGolden(finished, 'component-server-setup');
    expect(finished.exitCode).toBe(2);
  });

  it('fails but the scenario that mounts one by a phrase of the project', async () => {
    const steps = `import { Given } from '@cucumber/cucumber';

Given('an empty form', async function () {
  await this.worker.components();
});
`;
    const config = settingsFile({ components: { root: 'front-end' } });
    const finished = await runProject({
      files: {
        'brine.config.ts': config,
        'step-definitions/form.steps.ts': steps,
        ...feature(
          '  Scenario: empty\n    Given an empty form\n\n  Scenario: without\n    Given the variable "id" is 7\n',
        ),
      },
    });
    expectGolden(finished, 'component-server-on-demand');
    expect(results(finished.messages)).toEqual({ empty: 'FAILED', without: 'PASSED' });
    expect(finished.exitCode).toBe(1);
  });
});
