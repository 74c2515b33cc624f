import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

/** A project in a folder of its own, with Brine installed from its package. */
export class Fresh {
  private constructor(
    readonly root: string,
    readonly packed: Packed,
  ) {}

  /** @param source folder whose files the project has. */
  static async install(source: string): Promise<Fresh> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-fresh-')));
    const { stdout } = await npm(['pack', '--json', '--pack-destination', folder], HOME);
    // The build says what it does before.
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as Packed[];
    const fresh = new Fresh(path.join(folder, 'first'), packed as Packed);
    cpSync(source, fresh.root, { recursive: true });
    fresh.write('package.json', '{ "name": "first", "private": true }\n');
    const tarball = path.join(folder, fresh.packed.filename);
    const frontEnd = ['vite', 'react', 'react-dom'].map((name) => `${name}@${versionOf(name)}`);
    await npm(['install', '--save-dev', tarball, ...frontEnd], fresh.root);
    return fresh;
  }

  /** Another project beside this one, with what is installed here. */
  beside(name: string, source: string, without: (file: string) => boolean = () => false): Fresh {
    const other = new Fresh(path.join(path.dirname(this.root), name), this.packed);
    cpSync(source, other.root, { recursive: true, filter: (file) => !without(path.relative(source, file)) });
    symlinkSync(path.join(this.root, 'node_modules'), path.join(other.root, 'node_modules'), 'junction');
    return other;
  }

  write(file: string, text: string): void {
    const full = path.join(this.root, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  /** All files with their texts, without what is installed, built and reported. */
  get texts(): Record<string, string> {
    const files = readdirSync(this.root, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !/(?:^|[\\/])(?:node_modules|target|dist|reports)[\\/]/.test(file));
    return Object.fromEntries(files.map((file) => [file.replaceAll('\\', '/'), this.read(file)]));
  }

  /** The command as npx starts it. */
  async brine(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
    return await this.node([path.join('node_modules', 'brine', 'bin', 'brine.js'), ...args], env);
  }

  async node(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, {
        cwd: this.root,
        env: outside(env),
        maxBuffer: 2 ** 26,
      });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  /** With all that lies beside it. */
  remove(): void {
    rmSync(path.dirname(this.root), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** As it is installed here, so that it is in npm's cache. */
function versionOf(name: string): string {
  const manifest = path.join(HOME, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
