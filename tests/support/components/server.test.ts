import type { BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../../support/browser/launch/find';
import { launchBrowser, type StartedBrowser } from '../../../support/browser/launch/launch';
import {
  type Checked,
  type ComponentPage,
  type Fault,
  type MountRequest,
  type Outcome,
  PAGE_PATH,
  type PageReport,
  REPORT_BINDING,
  type Resolved,
  STALE_PACKAGES,
  type Traced,
} from '../../../support/components/contract';
import { type RunningServer, removeFrontEnd, startServer, type Versions, writeFrontEnd } from './front-end';

let browser: StartedBrowser;
beforeAll(async () => {
  browser = await launchBrowser(findBrowser({}, process.env), {}, { env: process.env });
});
afterAll(async () => await browser[Symbol.asyncDispose]());

const VERSIONS: Versions[] = [
  { vite: 6, react: 18 },
  { vite: 7, react: 19 },
  { vite: 8, react: 19 },
];

describe.each(VERSIONS)('components with Vite $vite and React $react', ({ vite, react }) => {
  let root: string;
  let server: RunningServer;
  let context: BrowserContext;
  let page: Page;
  let reports: PageReport[] = [];

  beforeAll(async () => {
    root = writeFrontEnd({ vite, react });
    server = await startServer(root, 'component.setup.tsx');
    context = await browser.newContext({});
    page = await context.newPage();
    await page.exposeBinding(REPORT_BINDING, (_, report: PageReport) => reports.push(report));
  });
  afterEach(() => {
    reports = [];
  });
  afterAll(async () => {
    await context.close();
    await server[Symbol.asyncDispose]();
    removeFrontEnd(root);
  });

  it('run with aliases, styles, definitions and packages of the front end', async () => {
    const errors: string[] = [];
    const note = (error: Error) => errors.push(error.message);
    page.on('pageerror', note).on('console', (line) => errors.push(line.text()));
    expect(await mount('OrderForm', { props: { product: 'tea' } })).toEqual({ ok: true });
    expect(await shown()).toContain('TEA, light, spring, /');
    expect(await page.getByRole('form').evaluate((form) => getComputedStyle(form).color)).toBe(
      'rgb(1, 2, 3)',
    );
    await page.getByRole('button', { name: 'More' }).click();
    expect(await page.locator('output').innerText()).toBe('2');
    page.removeAllListeners('pageerror').removeAllListeners('console');
    expect(errors).toEqual([]);
  });

  it('are around what the setup file says, and told its settings', async () => {
    const wrappers = [
      { name: 'frame', options: { title: 'Outside' } },
      { name: 'panel', options: {} },
    ];
    expect(await mount('OrderForm', { settings: { theme: 'dark', hooks: true }, wrappers })).toEqual({
      ok: true,
    });
    expect(await page.locator('section[aria-label="Outside"] > .panel > form').innerText()).toContain(
      'dark, prepared',
    );
    expect(await shown()).toContain('from beforeMount');
    expect(await page.title()).toBe('OrderForm mounted');
  });

  it('are not mounted with names that the setup file does not have', async () => {
    const outcome = await mount('OrderForm', {
      props: { format: { $function: 'dollar' } },
      settings: { thme: 'dark' },
      wrappers: [{ name: 'router', options: {} }],
    });
    expect(outcome).toEqual({
      ok: false,
      unknown: [
        { what: 'wrapper', name: 'router', known: ['frame', 'panel'] },
        { what: 'function', name: 'dollar', known: ['euro'] },
        { what: 'setting', name: 'thme', known: ['theme', 'hooks'] },
      ],
    });
    expect(await shown()).toBe('');
  });

  it('get dates, functions and nothing where a prop says so', async () => {
    const props = {
      due: { $date: '2026-03-29' },
      total: 3,
      format: { $function: 'euro' },
      note: { $undefined: true },
    };
    expect(await mount('OrderForm', { props })).toEqual({ ok: true });
    expect(await shown()).toContain('due 2026\n\n€ 3.00');
  });

  it('keep their state when props change, and go when they are unmounted', async () => {
    await mount('OrderForm', { props: { product: 'tea', note: 'kept' } });
    await page.getByRole('button', { name: 'More' }).click();
    expect(await call('update', { product: 'salt' })).toEqual({ ok: true });
    expect(await shown()).toContain('SALT, light');
    expect(await shown()).toContain('kept');
    expect(await page.locator('output').innerText()).toBe('2');
    expect(await call('unmount')).toEqual({ ok: true });
    expect(await shown()).toBe('');
  });

  it('have watched callbacks, which answer as they are told', async () => {
    await mount('OrderForm', {
      callbacks: ['onSubmit'],
      behaviours: [{ callback: 'onSubmit', returns: { id: 'o-1' } }],
    });
    expect(await order()).toBe('{"id":"o-1"}');
    expect(calls()).toEqual([['onSubmit', { product: 'nothing', quantity: 1 }]]);
    await call('behave', { callback: 'onSubmit', fails: 'no stock' });
    expect(await order()).toBe('failed: no stock');
    await call('behave', { callback: 'onSubmit', returns: 7, delay: 20 });
    expect(await order()).toBe('7');
    await call('behave', { callback: 'onSubmit', delay: null });
    await page.getByRole('button', { name: 'Order' }).click();
    expect(await page.locator('p[role=status]').innerText()).toBe('sending');
    expect(await page.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
  });

  it('call with arguments that are made plain', async () => {
    await mount('Caller', { callbacks: ['onCall'] });
    await page.getByRole('button', { name: 'All' }).click();
    await page.getByLabel('Name').fill('Ana');
    await page.getByLabel('Terms').check();
    await until(() => reports.length === 3);
    expect(calls()).toEqual([
      [
        'onCall',
        '1970-01-01T00:00:00.000Z',
        { name: 'a.txt', size: 3, type: 'text/plain' },
        { a: 1 },
        [1, 2],
        { name: 'Error', message: 'no' },
        { name: 'loop', self: '[circular]' },
        '[function named]',
        { element: 'button' },
        '10',
        null,
        'NaN',
        'a=1',
        { deep: [{ a: 1 }] },
      ],
      ['onCall', { type: 'change', target: { element: 'input', name: 'name', value: 'Ana' } }],
      ['onCall', { type: 'change', target: { element: 'input', name: 'terms', value: 'on', checked: true } }],
    ]);
  });

  it('run in StrictMode when the setup file asks for it', async () => {
    await mount('CountsEffects');
    expect(await shown()).toBe('1 effects');
    await mount('CountsEffects', {}, '?strict');
    expect(await shown()).toBe('2 effects');
  });

  it('are told to have crashed while rendering, with source and components around', async () => {
    const { fault, traced } = await crash('CrashInRender');
    expect(fault).toMatchObject({
      during: 'render',
      name: 'TypeError',
      message: "Cannot read properties of undefined (reading 'id')",
    });
    expect(traced).toEqual({
      at: 'src/crashes.tsx:3:40',
      frames: ['CrashInRender (src/crashes.tsx:3:40)'],
      path: ['<CrashInRender>', '<wrap>'],
    });
    expect(await shown()).toBe('');
  });

  it('are told to have crashed in an effect', async () => {
    const { fault, traced } = await crash('CrashInEffect');
    expect(fault).toMatchObject({ during: 'effect', name: 'RangeError', message: 'the effect failed' });
    expect(traced).toEqual({
      at: 'src/crashes.tsx:7:11',
      frames: ['src/crashes.tsx:7:11'],
      path: ['<CrashInEffect>', '<wrap>'],
    });
  });

  it('are told to have crashed when something else than an error was thrown', async () => {
    const { fault, traced } = await crash('ThrowsText');
    expect(fault).toMatchObject({ during: 'render', name: 'Error', message: 'just text' });
    expect(traced).toEqual({ frames: [], path: ['<ThrowsText>', '<wrap>'] });
  });

  it('are told to have crashed when they go', async () => {
    await mount('CrashOnUnmount');
    expect(await call('unmount')).toMatchObject({
      fault: { during: 'effect', message: 'the cleanup failed' },
    });
  });

  it('are told to have crashed later, once', async () => {
    await mount('CrashInHandler');
    await page.getByRole('button', { name: 'Crash' }).click();
    const [handler] = await faults(1);
    expect(handler).toMatchObject({ during: 'later', message: 'the handler failed' });
    expect((await trace(handler as Fault)).at).toBe('src/crashes.tsx:12:55');
    await mount('CrashInPromise');
    await page.getByRole('button', { name: 'Crash' }).click();
    expect((await faults(2))[1]).toMatchObject({ during: 'later', message: 'the promise failed' });
    await mount('CrashOnUpdate');
    await page.getByRole('button', { name: 'Crash' }).click();
    expect((await faults(3))[2]).toMatchObject({ during: 'render', message: 'the update failed' });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(reports.length).toBe(3);
  });

  it('are not told to have crashed when they catch that themselves', async () => {
    expect(await mount('CaughtByItself')).toEqual({ ok: true });
    expect(await shown()).toBe('caught');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(reports).toEqual([]);
  });

  it('that do not load are told by the browser, and why by a check', async () => {
    const { fault } = await crash('UsesBroken');
    expect(fault).toMatchObject({ during: 'load', name: 'TypeError' });
    const message =
      vite === 8
        ? "Unexpected token. Did you mean `{'}'}` or `&rbrace;`?"
        : 'The character "}" is not valid inside a JSX element';
    expect(await ask<Checked>('check?file=src/uses-broken.tsx')).toEqual({
      ok: false,
      message,
      file: 'src/broken.tsx',
      line: 3,
      column: 1,
      frame: [
        '  1 | export function Broken() {',
        '  2 |   return <p>never closed;',
        '> 3 | }',
        '    | ^',
        '  4 |',
      ].join('\n'),
    });
    expect(await ask<Checked>('check?file=src/missing.tsx')).toEqual({
      ok: false,
      message: 'Failed to resolve import "./not-there" from "src/missing.tsx". Does the file exist?',
      file: 'src/missing.tsx',
      line: 1,
      column: 25,
      frame: [
        "> 1 | import { nothing } from './not-there';",
        '    |                         ^',
        '  2 | export const Missing = () => <p>{nothing}</p>;',
        '  3 |',
      ].join('\n'),
    });
    expect(await ask<Checked>('check?file=src/orders/order-form.tsx')).toEqual({ ok: true });
  });

  it('whose module throws are told with its place', async () => {
    const { fault, traced } = await crash('ModuleCrash');
    expect(fault).toMatchObject({ during: 'load', name: 'TypeError' });
    expect(traced.at).toBe('src/module-crash.tsx:2:9');
  });

  it('are found by name, near names and places', async () => {
    expect(await resolve('component', 'OrderForm')).toMatchObject({
      ok: true,
      file: 'src/orders/order-form.tsx',
      export: 'OrderForm',
    });
    expect(await resolve('component', 'OderForm')).toEqual({
      ok: false,
      reason: 'unknown',
      near: ['OrderForm'],
      several: [],
    });
    expect(await resolve('component', 'Toolbar')).toEqual({
      ok: false,
      reason: 'ambiguous',
      near: [],
      several: ['admin/toolbar#Toolbar', 'shop/toolbar#Toolbar'],
    });
    expect(await mount('shop/toolbar#Toolbar')).toEqual({ ok: true });
    expect(await shown()).toBe('for customers');
    const notOne = await mount('throwsText');
    expect(notOne).toMatchObject({ fault: { name: 'NotAComponent', during: 'load' } });
  });

  it('are mounted as stories: args, decorators, loaders, render, play', async () => {
    await story('OrderForm/Filled', { product: 'salt' });
    expect(await page.locator('[data-testid=meta] [data-testid=story] form').innerText()).toContain(
      'SALT, light',
    );
    expect(await shown()).toContain('filled');
    await story('ordering/loaded');
    expect(await shown()).toContain('loaded');
    await story('orders/order-form/Played');
    expect(await page.locator('output').innerText()).toBe('2');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await until(() => reports.length === 1);
    expect(reports).toMatchObject([{ type: 'call', callback: 'onCancel' }]);
    await story('Basket/Empty', { product: 'empty' });
    expect(await shown()).toContain('EMPTY, light');
  });

  it('tell of a story whose play fails', async () => {
    const { fault, traced } = await crash('OrderForm/PlayFails', 'story');
    expect(fault).toMatchObject({ during: 'later', message: 'the play went wrong' });
    expect(traced.at).toBe('src/orders/order-form.stories.tsx:24:58');
  });

  it('are mounted by the contract of Playwright’s galleries', async () => {
    await page.goto(server.url + PAGE_PATH);
    const gallery = async (method: string, argument?: unknown) =>
      await page.evaluate(
        ([name, given]) =>
          (window as unknown as Record<string, (argument: unknown) => unknown>)[name]?.(given),
        [method, argument] as const,
      );
    await gallery('mount', { story: 'Basket/Empty', props: { product: 'tea' } });
    await page.getByRole('button', { name: 'More' }).click();
    await gallery('mount', { story: 'Basket/Empty' });
    expect(await shown()).toContain('AN EMPTY BASKET');
    expect(await page.locator('output').innerText()).toBe('2');
    await gallery('unmount');
    expect(await shown()).toBe('');
    await expect(gallery('mount', { story: 'Basket/Full' })).rejects.toThrow(
      'The story "Basket/Full" is unknown: "Basket/Empty".',
    );
  });

  it('are served to this machine alone, and files of the front end alone', async () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
    expect(await ask<Checked>('check?file=../../etc/passwd')).toMatchObject({
      ok: false,
      message: 'The file is outside the front end.',
    });
  });

  // Last: it changes the packages of the others.
  it('have one React, even with a package that Vite meets late', async () => {
    await mount('Caller');
    const first = await mount('Late');
    if (!first.ok) expect(first).toMatchObject({ fault: { name: STALE_PACKAGES, during: 'load' } });
    expect(await mount('Late')).toEqual({ ok: true });
    expect(await shown()).toBe('late but the same React');
    expect(await mount('Caller')).toEqual({ ok: true });
  });

  async function mount(name: string, more: Partial<MountRequest> = {}, query = ''): Promise<Outcome> {
    await page.goto(server.url + PAGE_PATH + query);
    const nothing = { props: {}, parts: [], wrappers: [], settings: {}, callbacks: [], behaviours: [] };
    return (await call('mount', { kind: 'component', name, ...nothing, ...more })) as Outcome;
  }

  async function story(name: string, props: MountRequest['props'] = {}): Promise<void> {
    expect(await mount(name, { kind: 'story', props })).toEqual({ ok: true });
  }

  async function call(method: keyof ComponentPage, argument?: unknown): Promise<unknown> {
    return await page.evaluate(
      ([name, given]) =>
        (window as unknown as { __brine: Record<string, (arg: unknown) => unknown> }).__brine[name]?.(given),
      [method, argument] as const,
    );
  }

  async function crash(name: string, kind: 'component' | 'story' = 'component') {
    const outcome = await mount(name, { kind });
    const fault = (outcome as { fault: Fault }).fault;
    return { fault, traced: await trace(fault) };
  }

  async function trace({ stack, componentStack }: Fault): Promise<Traced> {
    return await ask('trace', { method: 'POST', body: JSON.stringify({ stack, componentStack }) });
  }

  async function resolve(kind: string, name: string): Promise<Resolved> {
    return await ask(`resolve?${new URLSearchParams({ kind, name })}`);
  }

  async function ask<T>(question: string, init?: RequestInit): Promise<T> {
    return (await (await fetch(server.url + PAGE_PATH + question, init)).json()) as T;
  }

  async function shown(): Promise<string> {
    return await page.locator('#root').innerText();
  }

  async function order(): Promise<string> {
    await page.getByRole('button', { name: 'Order' }).click();
    const status = page.locator('p[role=status]').filter({ hasNotText: 'sending' });
    return await status.innerText();
  }

  function calls(): unknown[] {
    return reports.flatMap((report) => (report.type === 'call' ? [[report.callback, ...report.args]] : []));
  }

  async function faults(count: number): Promise<Fault[]> {
    await until(() => reports.length >= count);
    return reports.flatMap((report) => (report.type === 'fault' ? [report.fault] : []));
  }

  async function until(holds: () => boolean): Promise<void> {
    await expect.poll(holds, { timeout: 10_000 }).toBe(true);
  }
});
