import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { groupBy } from '../../reports/group';
import { loading, modulePath, naming, reaching } from './affected';
import { sourcesOf } from './dep-info';
import { noticed } from './noticed';
import type { Known } from './scenarios';
import type { Wanted, WatchSession } from './session';
import type { SupportCode } from './support-code';

/** What a project is set up by: what changes there, changes everything. */
const SET_UP =
  /^(?:brine\.config\.[cm]?[jt]s|cucumber\.(?:[cm]?js|json|ya?ml)|\.env(?:\..+)?|package\.json)$/;
// Not Cargo.lock: cargo writes it itself while it builds.
const CARGO = /(?:\.rs|(?:^|[\\/])Cargo\.toml)$/;
/** What pages are made of. */
const PAGES = /\.(?:[jt]sx?|css|scss|less|html|svg|vue)$/;
const CODE = /\.[cm]?[jt]sx?$/;

interface Around {
  session: WatchSession;
  support: SupportCode;
  /** Paths that the watch was given, as Cucumber takes them. */
  words: readonly string[];
}

/** Whether a file may have to do with any scenario: a log that grows in the project's folder has not. */
export function concerns(file: string, around: Around): boolean {
  const { scenarios, settings } = around.session;
  if (changesAll([file], around) || kindOf(file, around) !== 'other') return true;
  return naming(scenarios.all, file, settings.root).length > 0;
}

/** Whether nothing can stay as it is. */
export function changesAll(files: readonly string[], { session, support }: Around): boolean {
  const { root } = session.settings;
  return files.some((file) => SET_UP.test(path.relative(root, file)) || (support.stays && support.has(file)));
}

/**
 * Does what the saved files ask for (loads step definitions, builds services), and says what is to run then.
 *
 * @throws what is wrong with the files.
 */
export async function planFor(files: readonly string[], around: Around): Promise<Wanted> {
  const { session, support } = around;
  const kinds = groupBy(files, (file) => kindOf(file, around));
  const of = (kind: Kind) => kinds.get(kind) ?? [];
  const affected = (await affectedByCode(of('code'), support))(session.scenarios.all);
  affected.push(...(await affectedByCargo(of('cargo'), session)));
  affected.push(...(await affectedByFrontEnd(of('front end'), session)));
  for (const file of of('other'))
    affected.push(...naming(session.scenarios.all, file, session.settings.root));
  return wantedFor(of('feature'), affected, around);
}

type Kind = 'feature' | 'cargo' | 'code' | 'front end' | 'other';

function kindOf(file: string, { session, support }: Around): Kind {
  if (/\.feature(?:\.md)?$/.test(file)) return 'feature';
  if (CARGO.test(file)) return 'cargo';
  // Phrases are loaded as step definitions are.
  if (support.has(file) || file.endsWith('.phrases')) return 'code';
  if (CODE.test(file) && /steps?\b|step[-_]definitions/.test(file)) return 'code';
  return frontEndRoot(file, session) === undefined ? 'other' : 'front end';
}

async function affectedByCode(
  files: readonly string[],
  support: SupportCode,
): Promise<(scenarios: readonly Known[]) => Known[]> {
  return files.length === 0 ? () => [] : await support.reload(files);
}

/** cargo's own word on which binary a source belongs to; a manifest belongs to all of its workspace. */
async function affectedByCargo(files: readonly string[], session: WatchSession): Promise<Known[]> {
  if (files.length === 0) return [];
  // Nothing was built yet: whatever kept that from being done may be mended now.
  if (Object.keys(session.executables).length === 0) return [...session.scenarios.all];
  const { services } = session.settings;
  const names = Object.entries(session.executables).flatMap(([name, executable]) => {
    const service = services[name];
    const sources = sourcesOf(executable);
    const folder = service && 'cargo' in service ? path.dirname(service.cargo.manifest) : undefined;
    const manifests = files.filter((file) => /Cargo\.toml$/.test(file) && folder && file.startsWith(folder));
    return manifests.length > 0 || files.some((file) => sources.includes(file)) ? [name] : [];
  });
  if (names.length === 0) return [];
  await session.rebuild(names);
  return reaching(session.scenarios.all, names);
}

async function affectedByFrontEnd(files: readonly string[], session: WatchSession): Promise<Known[]> {
  if (files.length === 0) return [];
  await session.freshPages();
  const affected = new Set<Known>();
  for (const root of new Set(files.flatMap((file) => frontEndRoot(file, session) ?? []))) {
    const own = files.filter((file) => frontEndRoot(file, session) === root);
    for (const server of session.servers)
      for (const file of own.filter((one) => existsSync(one)))
        await noticed(`${server}${modulePath(file, root)}`, readFileSync(file, 'utf8'));
    for (const known of loading(session.scenarios.all, own, root)) affected.add(known);
  }
  return [...affected];
}

/** Folder of the front end that a file belongs to. */
function frontEndRoot(file: string, { settings }: WatchSession): string | undefined {
  const { web, components, root } = settings;
  const roots = [web && 'vite' in web ? web.vite : undefined, components.root];
  // Where the project is the front end, not everything in it is.
  return roots.find((one) => one !== undefined && isInside(file, one) && (one !== root || PAGES.test(file)));
}

function wantedFor(features: readonly string[], affected: readonly Known[], around: Around): Wanted {
  const { session, words } = around;
  const { root } = session.settings;
  const uris = features.map((file) => path.relative(root, file).replaceAll('\\', '/'));
  const known = new Set(session.scenarios.all.map(({ uri }) => uri));
  const gone = uris.filter((uri) => !existsSync(path.join(root, uri)));
  session.scenarios.forget(gone);
  const there = uris.filter((uri) => !gone.includes(uri));
  const others = affected.map(({ uri }) => uri).filter((uri) => !gone.includes(uri));
  // Only Cucumber knows whether a new file is one of those that it was told to run.
  const paths = there.every((uri) => known.has(uri))
    ? [...new Set([...there.flatMap((uri) => asGiven(uri, words)), ...others])]
    : words;
  return { paths, uris: new Set(there), keys: new Set(affected.map(({ key }) => key)) };
}

/** A file that was given with lines is watched there alone. */
function asGiven(uri: string, words: readonly string[]): string[] {
  const given = words.filter((word) => word.replaceAll('\\', '/').replace(/(?::\d+)+$/, '') === uri);
  return given.length > 0 ? given : [uri];
}

function isInside(file: string, folder: string): boolean {
  const inside = path.relative(folder, file);
  return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside);
}
