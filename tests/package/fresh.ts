import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { HOME } from '../tools/commands';
import { npm, outside } from '../tools/npm';

/** What `npm pack --json` tells. */
export interface Packed {
  filename: string;
  size: number;
  unpackedSize: number;
  files: { path: string }[];
}

export interface Ended {
  code: number;
  /** Both streams, standard output first. */
  output: string;
}

/** A small Rust + Vite project in a folder of its own, with Brine installed from its package. */
export class Fresh {
  private constructor(
    readonly root: string,
    readonly packed: Packed,
  ) {}

  static async install(): Promise<Fresh> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-fresh-')));
    const { stdout } = await npm(['pack', '--json', '--pack-destination', folder], HOME);
    // The build says what it does before.
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as Packed[];
    const root = path.join(folder, 'project');
    cpSync(path.join(HOME, 'tests', 'fixtures', 'greeter'), root, { recursive: true });
    const fresh = new Fresh(root, packed as Packed);
    fresh.write('package.json', '{ "name": "greeter-suite", "private": true }\n');
    const tarball = path.join(folder, (packed as Packed).filename);
    const frontEnd = ['vite', 'react', 'react-dom'].map((name) => `${name}@${versionOf(name)}`);
    await npm(['install', '--save-dev', tarball, ...frontEnd], root);
    return fresh;
  }

  write(file: string, text: string): void {
    const full = path.join(this.root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  async brine(...args: string[]): Promise<Ended> {
    return await this.node(path.join('node_modules', 'brine', 'bin', 'brine.js'), ...args);
  }

  async node(...args: string[]): Promise<Ended> {
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
        cwd: this.root,
        env: outside(),
        maxBuffer: 2 ** 26,
      });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  remove(): void {
    rmSync(path.dirname(this.root), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** As it is installed here, so that it is in npm's cache. */
function versionOf(name: string): string {
  const manifest = path.join(HOME, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
