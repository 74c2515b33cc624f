import path from 'node:path';
import { PAGE_FOLDER, slashed } from './plugin';
import type { ViteModule, ViteServer } from './vite';

/** Compiles a module with all that it imports, so that no package is met for the first time by a page that runs. */
export class Crawler {
  readonly #whole = new Set<string>();
  readonly #client: ViteServer['environments']['client'];

  constructor(
    server: ViteServer,
    private readonly root: string,
  ) {
    this.#client = server.environments.client;
  }

  /** The address under which pages and other modules import the file. */
  urlOf(file: string): string {
    const relative = slashed(path.relative(this.root, file));
    if (!relative.startsWith('../') && !path.isAbsolute(relative)) return `/${relative}`;
    return slashed(file).startsWith('/') ? `/@fs${slashed(file)}` : `/@fs/${slashed(file)}`;
  }

  /**
   * @returns the first fault, in the order of the imports; nothing when all of it compiles.
   */
  async crawl(url: string): Promise<unknown> {
    if (this.#whole.has(url)) return undefined;
    const fault = await this.#compile(url, new Set());
    await this.#prepared();
    if (fault === undefined) this.#whole.add(url);
    return fault;
  }

  /** Version of the prepared React: a page that holds another must not get modules that were compiled for this one. */
  get packages(): string {
    return this.#client.depsOptimizer?.metadata.optimized.react?.browserHash ?? '';
  }

  /** Addresses of all modules that pages have asked for, packages aside. */
  get modules(): string[] {
    return [...this.#client.moduleGraph.idToModuleMap.values()].filter(isOwn).map(({ url }) => url);
  }

  async #compile(url: string, seen: Set<string>): Promise<unknown> {
    if (seen.has(url)) return undefined;
    seen.add(url);
    try {
      await this.#client.transformRequest(url);
    } catch (fault) {
      return fault;
    }
    const module = await this.#client.moduleGraph.getModuleByUrl(url);
    const imported = [...(module?.importedModules ?? [])].filter(isOwn).map((each) => each.url);
    const faults = await Promise.all(imported.map(async (each) => await this.#compile(each, seen)));
    return faults.find((fault) => fault !== undefined);
  }

  /** Until the packages that were met on the way are prepared too; a package that cannot be prepared ends it as well. */
  async #prepared(): Promise<void> {
    const optimizer = this.#client.depsOptimizer;
    for (let round = 0; optimizer && round < 3; round += 1) {
      const met = Object.values(optimizer.metadata.discovered);
      if (met.length === 0) return;
      await Promise.all(met.map(async ({ processing }) => await processing));
    }
  }
}

function isOwn({ file, type }: ViteModule): boolean {
  if (type === 'asset' || file === null) return false;
  // The page itself is in there when Brine is an installed package.
  return !file.includes('/node_modules/') || file.startsWith(slashed(PAGE_FOLDER));
}
