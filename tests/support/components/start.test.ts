import { rmSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { removeFrontEnd, startServer, write, writeFrontEnd } from './front-end';

describe('a component server that cannot start says why', () => {
  const folders: string[] = [];
  afterEach(() => folders.splice(0).forEach(removeFrontEnd));

  function frontEnd(): string {
    const folder = writeFrontEnd({ vite: 8, react: 19 });
    folders.push(folder);
    return folder;
  }

  async function reason(folder: string, setup?: string): Promise<string> {
    const failure = await startServer(folder, setup).then(
      async (server) => {
        await server[Symbol.asyncDispose]();
        return 'it started';
      },
      (error: Error) => error.message,
    );
    return failure.replaceAll(folder, '/front-end');
  }

  it('without a setup file that it was told of', async () => {
    const folder = frontEnd();
    expect(await reason(folder, path.join(folder, 'setup.tsx'))).toBe(
      [
        'exit code 2',
        'The setup file for components is not there.',
        '  at /front-end/setup.tsx',
        '  → Create it, or correct `components.setup` in brine.config.ts.',
      ].join('\n'),
    );
  });

  it('without Vite, and with one that is too old', async () => {
    const folder = frontEnd();
    rmSync(path.join(folder, 'node_modules', 'vite'));
    const told = (details: string) =>
      [
        'exit code 2',
        'The front end has no Vite to serve its components with.',
        '  at /front-end',
        `  ${details}`,
        '  → Run `npm install` for the front end, or correct `components.root` in brine.config.ts.',
      ].join('\n');
    expect(await reason(folder)).toBe(told('The package vite is not installed there.'));
    write(folder, 'node_modules/vite/package.json', '{"version": "5.4.1"}');
    expect(await reason(folder)).toBe(told('It has Vite 5.4.1; 6 is the oldest that works.'));
    rmSync(path.join(folder, 'package.json'));
    expect(await reason(folder)).toBe(told('There is no package.json.'));
  });

  it('with a config that throws, or does not even parse', async () => {
    const folder = frontEnd();
    const told = (...details: string[]) =>
      [
        'exit code 2',
        'The front end’s Vite does not start with its own config.',
        '  at /front-end',
        ...details,
        '  → Correct the config; `npx vite` in that folder shows the same.',
      ].join('\n');
    write(folder, 'vite.config.js', 'throw new Error("API_URL is not set");');
    expect(await reason(folder)).toBe(told('  API_URL is not set'));
    write(folder, 'vite.config.js', 'export default { plugins: [');
    expect(await reason(folder)).toBe(
      told('  Build failed with 1 error:', '', '  [PARSE_ERROR] Expected `]` but found `EOF`'),
    );
  });

  it('and starts all the same with a setup file that does not compile: a check tells of that', async () => {
    const folder = frontEnd();
    write(folder, 'component.setup.tsx', 'export const wrap = <div');
    await using server = await startServer(folder, 'component.setup.tsx');
    const checked = await fetch(`${server.url}/__component__/check?file=src/caller.tsx`);
    expect(await checked.json()).toMatchObject({ ok: false, file: 'component.setup.tsx', line: 1 });
    expect(await statusFor(server.url, 'evil.example')).toBe(403);
    expect(await statusFor(server.url, 'localhost:5173')).toBe(200);
  });
});

/** Of the page, asked for under a name that a page of another site may have made lead here. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  return await new Promise((resolve, reject) => {
    const asked = request(`${url}/__component__/`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once('error', reject).end();
  });
}
