import path from 'node:path';
import { type IRunConfiguration, type ISupportCodeLibrary, loadSupport } from '@cucumber/cucumber/api';
import type { Known } from './scenarios';

/** Brine's own folder. */
const HOME = path.join(__dirname, '..', '..');
/** Folders in it whose modules keep their state while step definitions are loaded anew. */
const CORE = ['authoring', 'cli', 'node_modules', 'reports', 'runs', 'support', 'worlds'];

/** Cucumber's library, as far as this looks into it. */
interface Library {
  originalCoordinates: { requirePaths: readonly string[]; importPaths: readonly string[] };
  stepDefinitions: readonly { uri: string; matchesStepName(text: string): boolean }[];
}

/** The step definitions and hooks of a project, loaded again and again in this process. */
export class SupportCode {
  #library: (ISupportCodeLibrary & Library) | undefined;

  constructor(
    private readonly root: string,
    private readonly configuration: Pick<IRunConfiguration, 'sources' | 'support'>,
  ) {}

  get library(): ISupportCodeLibrary {
    return this.#library as ISupportCodeLibrary;
  }

  /** Whether Node loads some of it as ES modules, which it never loads a second time. */
  get stays(): boolean {
    return (this.#library?.originalCoordinates.importPaths.length ?? 0) > 0;
  }

  /** @throws what a file throws while it is loaded; what was loaded before stays. */
  async load(): Promise<void> {
    this.#library = (await loadSupport(this.configuration, { cwd: this.root })) as ISupportCodeLibrary &
      Library;
  }

  /** Whether a file is code that was loaded. */
  has(file: string): boolean {
    return require.cache[file] !== undefined && !isCore(file);
  }

  /**
   * Loads all of it anew, because a file that is not loaded again defines nothing again.
   *
   * @param files that have changed.
   * @returns chooses the scenarios that they have to do with.
   * @throws what a file throws while it is loaded; nothing has changed then.
   */
  async reload(files: readonly string[]): Promise<(scenarios: readonly Known[]) => Known[]> {
    const before = this.#library;
    const touched = withDependents(files);
    const kept = new Map<string, NodeModule | undefined>();
    const required = this.#library?.originalCoordinates.requirePaths ?? [];
    for (const file of [...required, ...Object.keys(require.cache)]) {
      if (!required.includes(file) && !touched.has(file) && (isCore(file) || !this.#isOwn(file))) continue;
      kept.set(file, require.cache[file]);
      delete require.cache[file];
    }
    try {
      await this.load();
    } catch (error) {
      for (const [file, module] of kept) if (module) require.cache[file] = module;
      this.#library = before;
      throw error;
    }
    const uris = new Set([...touched].map((file) => path.relative(this.root, file).replaceAll('\\', '/')));
    return (scenarios) => chosen(scenarios, uris, [before, this.#library]);
  }

  #isOwn(file: string): boolean {
    const inside = path.relative(this.root, file);
    return (
      !inside.startsWith('..') && !path.isAbsolute(inside) && !inside.split(path.sep).includes('node_modules')
    );
  }
}

function isCore(file: string): boolean {
  const inside = path.relative(HOME, file);
  return (
    CORE.some((folder) => inside.startsWith(`${folder}${path.sep}`)) &&
    !inside.includes(`${path.sep}shop${path.sep}`)
  );
}

/** The files, and all modules that load them, whichever way round. */
function withDependents(files: readonly string[]): Set<string> {
  const all = new Set(files);
  // A set that grows while it is walked is walked to its end.
  for (const file of all)
    for (const [name, module] of Object.entries(require.cache))
      if (!isCore(name) && module?.children.some(({ filename }) => filename === file)) all.add(name);
  return all;
}

/** What is no step definition may have to do with any scenario: hooks, parameter types, helpers of all. */
function chosen(
  scenarios: readonly Known[],
  uris: ReadonlySet<string>,
  libraries: readonly (Library | undefined)[],
): Known[] {
  const definitions = libraries.flatMap((library) => library?.stepDefinitions ?? []);
  const own = definitions.filter(({ uri }) => uris.has(uri.replaceAll('\\', '/')));
  if (own.length === 0 || libraries.some((library) => hasHooks(library, uris))) return [...scenarios];
  return scenarios.filter(({ sentences }) =>
    sentences.some((text) => own.some((definition) => definition.matchesStepName(text))),
  );
}

const HOOKS = [
  'beforeTestCaseHookDefinitions',
  'afterTestCaseHookDefinitions',
  'beforeTestRunHookDefinitions',
  'afterTestRunHookDefinitions',
  'beforeTestStepHookDefinitions',
  'afterTestStepHookDefinitions',
];

function hasHooks(library: object | undefined, uris: ReadonlySet<string>): boolean {
  const all = (library ?? {}) as Record<string, readonly { uri?: string }[] | undefined>;
  return HOOKS.some((name) => all[name]?.some(({ uri = '' }) => uris.has(uri.replaceAll('\\', '/'))));
}
