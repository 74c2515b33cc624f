import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HOME } from '../tools/commands';
import { writeProject } from '../tools/write-project';
import { brine } from './brine';

describe('brine open', () => {
  it('serves the report on 127.0.0.1 until it is ended, and to nobody who comes by another name', async () => {
    const root = writeProject(
      { 'reports/output/index.html': 'first', 'reports/output/.run.lock': 'secret' },
      [],
    );
    const child = spawn(process.execPath, [path.join(HOME, 'cli', 'brine.js'), 'open'], {
      cwd: root,
      env: { ...process.env, CI: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      child.kill('SIGKILL');
      rmSync(root, { recursive: true, force: true });
    });
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
    const [, url = ''] = /^Report: (http:\/\/127\.0\.0\.1:\d+)\/ \(Ctrl-C ends\)\n$/.exec(line) ?? [];
    const text = async () => await (await fetch(`${url}/`)).text();
    expect(await text()).toBe('first');
    writeFileSync(path.join(root, 'reports/output/index.html'), 'another one');
    expect(await text()).toBe('another one');
    expect((await fetch(`${url}/.run.lock`)).status).toBe(404);
    expect((await fetch(`${url}/%2e%2e/%2e%2e/package.json`)).status).toBe(404);
    const asked = request(url, { headers: { host: 'evil.example' } }).end();
    const [answer] = await once(asked, 'response');
    expect(answer.resume().statusCode).toBe(403);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    // Windows knows no signals that a program could hear.
    if (process.platform !== 'win32') expect(code).toBe(0);
  });

  it('says when there is no report', async () => {
    const root = writeProject({}, []);
    const { code, stderr } = await brine(['open', 'merged'], { cwd: root });
    rmSync(root, { recursive: true, force: true });
    expect(stderr).toBe(
      'There is no report in merged.\n  → Run the suite first, or name the folder of a report: npm run brine -- open merged\n',
    );
    expect(code).toBe(2);
  });
});
