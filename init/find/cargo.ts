import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RustBinary } from '../found';
import { guess, isServing } from './guess';
import { type Source, withoutTests } from './sources';

/** Milliseconds that cargo may take to tell what there is. */
const LIMIT = 60_000;

interface Metadata {
  workspace_root: string;
  packages: Package[];
}

interface Package {
  name: string;
  manifest_path: string;
  targets: { kind: string[]; name: string; src_path: string }[];
  dependencies: { name: string; path?: string | null; kind: string | null; features: string[] }[];
}

/**
 * The binaries of all Cargo packages below a folder, with what their sources say about how they are run.
 *
 * @param files of the project.
 */
export async function findBinaries(
  root: string,
  files: readonly string[],
): Promise<{ binaries: RustBinary[]; faults: string[] }> {
  const binaries: RustBinary[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const manifest of files.filter((file) => path.posix.basename(file) === 'Cargo.toml')) {
    // Those of a workspace are told by its root, which comes first.
    if (seen.has(path.resolve(root, manifest))) continue;
    try {
      const told = await metadata(root, manifest);
      for (const { manifest_path } of told.packages) seen.add(path.resolve(manifest_path));
      binaries.push(...binariesOf(root, files, told));
    } catch (error) {
      faults.push(`${manifest}: ${reasonOf(error)}`);
    }
  }
  return { binaries, faults };
}

async function metadata(root: string, manifest: string): Promise<Metadata> {
  const args = [
    'metadata',
    '--no-deps',
    '--format-version',
    '1',
    '--manifest-path',
    path.join(root, manifest),
  ];
  const { stdout } = await promisify(execFile)('cargo', args, {
    cwd: root,
    timeout: LIMIT,
    maxBuffer: 2 ** 27,
    windowsHide: true,
  });
  return JSON.parse(stdout) as Metadata;
}

function binariesOf(
  root: string,
  files: readonly string[],
  { workspace_root, packages }: Metadata,
): RustBinary[] {
  const manifest = slashed(path.relative(root, path.join(workspace_root, 'Cargo.toml')));
  const named = packages.flatMap((one) =>
    programsOf(one).map((program) => ({ name: program.name, program, one })),
  );
  return named.map(({ name, program, one }) => {
    const parts = partsOf(one, packages);
    const own = slashed(path.relative(root, program.src_path));
    const roots = programsOf(one).map(({ src_path }) => slashed(path.relative(root, src_path)));
    const others = roots.filter((other) => other !== own);
    const all = parts.flatMap((part) => sourcesOf(root, files, part));
    // What another program of the package does says nothing of this one.
    const sources = all.filter(({ file }) => !others.some((other) => isPartOf(file, other)));
    const features = parts.flatMap(({ dependencies }) => dependencies.flatMap((each) => each.features));
    const twice = named.filter((other) => other.name === name).length > 1;
    const guessed = guess(inFront(own, sources), features);
    // A tool in the package of a service, such as one that migrates its database.
    const isBeside = !isServingIn(own, all) && others.some((other) => isServingIn(other, all));
    return {
      name,
      manifest,
      package: twice ? one.name : undefined,
      ...guessed,
      serves: guessed.serves && !isBeside,
    };
  });
}

function programsOf({ targets }: Package): Package['targets'] {
  return targets.filter(({ kind }) => kind.includes('bin'));
}

/** A program is a file, or a folder with its `main.rs`; that of `src/main.rs` is the file alone. */
function isPartOf(file: string, program: string): boolean {
  return (
    file === program ||
    (/\/bin\/[^/]+\/main\.rs$/.test(program) && file.startsWith(path.posix.dirname(program)))
  );
}

function inFront(own: string, sources: readonly Source[]): Source[] {
  return [...sources.filter(({ file }) => file === own), ...sources.filter(({ file }) => file !== own)];
}

function isServingIn(program: string, sources: readonly Source[]): boolean {
  return sources.some(({ file, text }) => file === program && isServing(text));
}

/** A package, then the packages beside it that it is made of. */
function partsOf(first: Package, packages: readonly Package[]): Package[] {
  const parts = [first];
  for (const part of parts) {
    for (const { path: folder, kind } of part.dependencies) {
      if (!folder || kind === 'dev') continue;
      const manifest = path.join(folder, 'Cargo.toml');
      const found = packages.find(
        ({ manifest_path }) => path.resolve(manifest_path) === path.resolve(manifest),
      );
      if (found && !parts.includes(found)) parts.push(found);
    }
  }
  return parts;
}

function sourcesOf(root: string, files: readonly string[], { manifest_path }: Package): Source[] {
  const folder = slashed(path.join(path.relative(root, path.dirname(manifest_path)), 'src'));
  return files
    .filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.rs'))
    .map((file) => ({ file, text: withoutTests(readFileSync(path.join(root, file), 'utf8')) }));
}

function reasonOf(error: unknown): string {
  const { code, stderr = '', message } = error as { code?: unknown; stderr?: string; message: string };
  if (code === 'ENOENT') return 'cargo is not installed, so that its packages are not known';
  return stderr.trim().split('\n')[0] || message;
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
