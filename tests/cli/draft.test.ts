import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../cli/main';
import { type Entry, harOf } from '../support/traffic/har';
import { results } from '../tools/results';
import { messagesOf } from '../tools/run-project';
import { writeProject } from '../tools/write-project';
import { brine } from './brine';
import { kitchenProject } from './kitchen-project';

require('../../runs/typescript');

function newProject(): string {
  const root = writeProject(kitchenProject());
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  return root;
}

/** Address of a kitchen that is gone when the test is over. */
async function openKitchen(root: string): Promise<string> {
  const env = { ...process.env, LISTEN: '127.0.0.1:0' };
  const child = spawn(process.execPath, ['kitchen.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  for await (const line of createInterface(child.stdout)) return line.replace('listening on ', '');
  throw new Error('The kitchen did not open.');
}

/** Asks for something, and writes down both as a browser does. */
async function recorded(
  url: string,
  asked: Omit<Entry, 'url'> = {},
): Promise<Entry & { json: Record<string, string> }> {
  const { method = 'GET', headers = {}, body, type } = asked;
  const answer = await fetch(url, {
    method,
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  const found = { ...asked, url, status: answer.status, answer: text };
  return { ...found, json: text === '' ? {} : JSON.parse(text) };
}

/** In this process, which is quicker. */
async function generate(root: string, ...args: string[]) {
  const stdout = new PassThrough({ encoding: 'utf8' });
  const stderr = new PassThrough({ encoding: 'utf8' });
  const folder = process.cwd();
  process.chdir(root);
  try {
    const code = await main(['generate', ...args], { env: { ...process.env }, stdout, stderr });
    return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
  } finally {
    process.chdir(folder);
  }
}

describe('brine generate --from', () => {
  it('drafts from a HAR file what passes when it runs', async () => {
    const root = newProject();
    const kitchen = await openKitchen(root);
    const json = { type: 'application/json' };
    const login = JSON.stringify({ username: 'ann', password: 'ann-secret' });
    const signedIn = await recorded(`${kitchen}/sessions`, { method: 'POST', body: login, ...json });
    const headers = { authorization: `Bearer ${signedIn.json.token}`, 'user-agent': 'Browser' };
    const order = JSON.stringify({ dish: 'pea soup', count: 2 });
    const placed = await recorded(`${kitchen}/orders`, { method: 'POST', headers, body: order, ...json });
    const entries = [
      { url: `${kitchen}/`, answer: '<p>', answerType: 'text/html', purpose: 'document' },
      { url: `${kitchen}/logo.png`, answerType: 'image/png' },
      { url: 'https://counting.example/hit', method: 'POST' },
      signedIn,
      { url: `${kitchen}/orders`, method: 'OPTIONS', status: 204 },
      placed,
      await recorded(`${kitchen}/orders?state=open`, { headers }),
      await recorded(`${kitchen}/orders/${placed.json.id}`, { headers }),
      await recorded(`${kitchen}/notes`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ about: placed.json.id }),
        ...json,
      }),
      await recorded(`${kitchen}/orders/${placed.json.id}`, { method: 'DELETE', headers }),
      await recorded(`${kitchen}/orders/${placed.json.id}`, { headers }),
    ];
    writeFileSync(path.join(root, 'Lunch time.har'), harOf(entries));

    const drafted = await brine(['generate', '--from', 'Lunch time.har'], { cwd: root });
    expect(drafted.stdout).toBe(
      [
        'features/drafts/lunch-time.feature (new: scenarios: 1, requests: 7)',
        'Not in it:',
        '  pages, images, scripts, styles and fonts: 2',
        '  preflights: 1',
        '  https://counting.example, no service that is known: 1',
        'Left for you to write:',
        '  the environment variable SESSION_PASSWORD: "password" of POST /sessions, a secret',
        '',
      ].join('\n'),
    );
    const file = path.join(root, 'features', 'drafts', 'lunch-time.feature');
    await expect(readFileSync(file, 'utf8')).toMatchFileSnapshot('kitchen.golden.feature');

    const run = await brine(['run'], { cwd: root, env: { SESSION_PASSWORD: 'ann-secret' } });
    expect([run.code, Object.values(results(messagesOf(root)))]).toEqual([0, ['PASSED']]);
    const none = await generate(root, '--from', 'run');
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('The run has kept no requests')]);
    // What failed leaves its requests.
    await brine(['run'], { cwd: root, env: { SESSION_PASSWORD: 'forgotten' } });
    const again = await generate(root, '--from', 'run');
    expect(again.out).toContain('features/drafts/last-run.feature (new: scenarios: 1, requests: 1)');
    const failed = readFileSync(path.join(root, 'features', 'drafts', 'last-run.feature'), 'utf8');
    await expect(failed).toMatchFileSnapshot('kitchen-failed.golden.feature');
  });

  it('takes nothing that is there away, and tells what is bad about a recording', async () => {
    const root = newProject();
    const at = (file: string) => path.join(root, file);
    const note = (text: string): Entry => ({
      method: 'POST',
      url: 'http://127.0.0.1:1/notes',
      body: JSON.stringify({ text }),
      status: 201,
    });
    const draft = async (file: string, ...args: string[]) =>
      await generate(root, '--from', file, '--api', 'kitchen', '--output', 'drafts', ...args);
    writeFileSync(at('one.har'), harOf([note('one')]));
    expect((await draft('one.har')).out).toContain('drafts/one.feature (new: ');
    const first = readFileSync(at('drafts/one.feature'), 'utf8');
    expect((await draft('one.har')).out).toContain('drafts/one.feature (as it was: ');
    writeFileSync(at('one.har'), harOf([note('another')]));
    expect((await draft('one.har')).out).toContain('drafts/one-2.feature (new: ');
    expect(readFileSync(at('drafts/one.feature'), 'utf8')).toBe(first);

    const bad = {
      'no.har': ['{ "log": ', 'It is no JSON: '],
      'list.har': ['[]', 'It has no "log" at its top.'],
      'log.har': ['{ "log": {} }', 'It has no list "log.entries".'],
      'empty.har': [harOf([]), 'Its "log.entries" is empty: nothing was recorded.'],
      'odd.har': [
        '{ "log": { "entries": [1, { "request": { "url": "::" } }] } }',
        'requests that can be read: 0',
      ],
      'big.har': [' '.repeat(20_000_001), 'It has 20.0 MB; at most 20.0 MB are read.'],
    };
    for (const [file, [text = '', told]] of Object.entries(bad)) {
      writeFileSync(at(file), text);
      const { code, err } = await draft(file);
      expect([code, err]).toEqual([2, expect.stringContaining(told as string)]);
    }
    expect((await draft('nowhere.har')).err).toContain('There is no such file.');
    expect((await draft('one.har', '--check')).err).toContain('--check: does not go with --from');
    writeFileSync(at('far.har'), harOf([{ url: 'https://far.example/a' }]));
    const far = await generate(root, '--from', 'far.har');
    expect([far.code, far.err]).toEqual([
      2,
      expect.stringContaining('https://far.example, no service that is known: 1'),
    ]);
    expect(far.err).toContain('Say with --api');
  });
});
