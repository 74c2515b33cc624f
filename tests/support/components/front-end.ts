import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { componentServerCommand } from '../../../support/components/start';
import { FILES } from './front-end-files';

const ROOT = path.join(__dirname, '..', '..', '..');
const SHOP = createRequire(path.join(ROOT, 'examples', 'shop', 'web', 'package.json'));
const BRINE = createRequire(path.join(ROOT, 'package.json'));
const REACT_18 = createRequire(path.join(ROOT, 'tests', 'fixtures', 'react-18', 'package.json'));

/** Vite and React as a front end has them: by version. */
export interface Versions {
  vite: 6 | 7 | 8;
  react: 18 | 19;
}

/** Writes a small front end into a folder of its own, with the packages of these versions. */
export function writeFrontEnd({ vite, react }: Versions, files: Record<string, string> = FILES): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'brine-front-end-')));
  for (const [file, text] of Object.entries(files)) write(folder, file, text);
  const home = react === 18 ? REACT_18 : SHOP;
  link(folder, 'vite', vite === 8 ? folderOf('vite', SHOP) : folderOf(`vite-${vite}`, BRINE));
  link(folder, 'react', folderOf('react', home));
  link(folder, 'react-dom', folderOf('react-dom', home));
  return folder;
}

export function write(folder: string, file: string, text: string): void {
  const full = path.join(folder, ...file.split('/'));
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function link(folder: string, name: string, target: string): void {
  mkdirSync(path.join(folder, 'node_modules'), { recursive: true });
  symlinkSync(target, path.join(folder, 'node_modules', name), 'junction');
}

function folderOf(name: string, from: NodeJS.Require): string {
  return path.dirname(from.resolve(`${name}/package.json`));
}

export interface RunningServer extends AsyncDisposable {
  url: string;
  /** What it has printed so far. */
  output(): string;
}

/** Starts the server as a run does; rejects with what it printed when it gives up. */
export async function startServer(root: string, setup?: string): Promise<RunningServer> {
  const [command = '', ...args] = componentServerCommand({ root, setup });
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        const address = /^Local: (http:\S+)\/$/m.exec(output)?.[1];
        if (address) resolve(address);
      });
    }
    void ended.then((code) => reject(new Error(`exit code ${code}\n${output.trim()}`)));
  });
  return { url, output: () => output, [Symbol.asyncDispose]: async () => await end(child, ended) };
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

export function removeFrontEnd(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
