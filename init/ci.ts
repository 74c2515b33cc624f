import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { SOURCES } from '../support/home/home';
import type { Chosen } from './choose';
import { type Done, writeNew } from './write';

/** The CI systems that there are templates for. */
export const SYSTEMS = ['github', 'gitlab', 'kubernetes', 'none'] as const;
export type System = (typeof SYSTEMS)[number];

/** The one that the project seems to use. */
export function systemOf(root: string): System {
  return existsSync(path.join(root, '.gitlab-ci.yml')) ? 'gitlab' : 'github';
}

/** Writes what makes a CI system run the suite in shards, without a file that is there already. */
export function writeCi(root: string, system: System, chosen: Chosen): Done[] {
  const template = (name: string) =>
    fitted(readFileSync(path.join(SOURCES, 'templates', 'ci', name), 'utf8'), root, chosen);
  if (system === 'github')
    return [
      writeNew(root, '.github/workflows/features.yml', template('github.yml'), 'shards, report, Pages'),
    ];
  if (system === 'gitlab') return [writeGitlab(root, template('gitlab.yml'))];
  if (system === 'none') return [];
  return [
    writeNew(root, 'kubernetes/features.yml', template('kubernetes.yml'), 'shards as an Indexed Job, report'),
    writeNew(root, 'Dockerfile.features', template('Dockerfile'), 'the image that they run'),
    writeNew(
      root,
      '.dockerignore',
      '.git\nnode_modules\nreports/output\ntarget\n',
      'what the image is not made of',
    ),
  ];
}

/** A pipeline that is there is left alone: ours goes beside it, to be included. */
function writeGitlab(root: string, text: string): Done {
  const file = '.gitlab-ci.yml';
  const full = path.join(root, file);
  if (!existsSync(full) || readFileSync(full, 'utf8') === text)
    return writeNew(root, file, text, 'shards, report, Pages');
  const beside = '.gitlab/features.yml';
  return writeNew(root, beside, text, `add to .gitlab-ci.yml: include: [{ local: ${beside} }]`);
}

/** A template for where the project keeps its front end and its crates. */
function fitted(template: string, root: string, { app, services }: Chosen): string {
  const fit = withFrontEnd(template, root, app?.folder);
  if (services.length === 0 && !existsSync(path.join(root, 'Cargo.toml'))) return withoutRust(fit);
  return withWorkspace(fit, path.posix.dirname(services[0]?.binary.manifest ?? 'Cargo.toml'));
}

/** Where nothing is built by cargo there is no need to install it, nor to keep what it built. The image has it all the same. */
function withoutRust(template: string): string {
  return template
    .replaceAll(/^.*(?:rustup|rust-cache|CARGO_HOME\b.*[:"]|build-essential curl).*\n/gm, '')
    .replace('; Rust is added below.', '.')
    .replace('[Cargo.lock, package-lock.json]', '[package-lock.json]')
    .replace('[.npm/, .cargo/registry/, target/]', '[.npm/]');
}

/** Packages of a front end that is no workspace of the project are installed before the suite runs. */
function withFrontEnd(template: string, root: string, folder = '.'): string {
  const manifest = path.join(root, folder, 'package.json');
  if (folder === '.' || !existsSync(manifest) || isWorkspace(root)) return template;
  const locked = existsSync(path.join(root, folder, 'package-lock.json'));
  const install = `npm ${locked ? 'ci' : 'install'} --prefix ${folder}`;
  const copied = /^COPY .* \. \.\n/m;
  if (copied.test(template)) return template.replace(copied, (line) => `${line}RUN ${install}\n`);
  const before = template.slice(0, template.indexOf('npx brine run'));
  const line = before.match(/^ *- (?:run: )?npm ci.*\n/gm)?.at(-1) ?? '';
  const at = before.lastIndexOf(line) + line.length;
  return `${template.slice(0, at)}${line.replace(/npm ci.*/, install)}${template.slice(at)}`;
}

function isWorkspace(root: string): boolean {
  const manifest = path.join(root, 'package.json');
  return existsSync(manifest) && 'workspaces' in JSON.parse(readFileSync(manifest, 'utf8'));
}

/** What cargo built is kept from run to run, wherever its workspace is. */
function withWorkspace(template: string, folder: string): string {
  if (folder === '.') return template;
  return template
    .replace(
      /^( *)- uses: Swatinem\/rust-cache.*\n/m,
      (line, indent) => `${line}${indent}  with:\n${indent}    workspaces: ${folder}\n`,
    )
    .replace('[Cargo.lock,', `[${folder}/Cargo.lock,`)
    .replace(' target/]', ` ${folder}/target/]`);
}
