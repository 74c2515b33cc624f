import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** Milliseconds in which saves count as one: editors write a file in several goes, and some write several files. */
const TOGETHER = 40;
/** Never watched: what tools write, and what no feature is made of. */
const IGNORED = new Set(['node_modules', 'target', 'dist', 'build', 'coverage', 'reports']);

/** Watches folders, and tells which files were saved, added or removed. */
export class Files implements AsyncDisposable {
  readonly #watcher: FSWatcher;
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** When the first of the changes that were not told yet was seen, in milliseconds of `performance.now()`. */
  #since = 0;

  /**
   * @param folders absolute.
   * @param tell called with absolute paths, and when the first of them was seen.
   */
  constructor(
    folders: readonly string[],
    private readonly tell: (files: readonly string[], since: number) => void,
  ) {
    this.#watcher = watch([...folders], { ignoreInitial: true, ignored: (file) => isIgnored(file, folders) });
    for (const event of ['add', 'change', 'unlink'] as const)
      this.#watcher.on(event, (file) => this.#see(path.resolve(file)));
    // A folder that comes and goes while it is looked at is nobody's fault.
    this.#watcher.on('error', () => {});
  }

  /** Resolves when every change from now on is seen. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve) => this.#watcher.once('ready', () => resolve()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    await this.#watcher.close();
  }

  #see(file: string): void {
    if (this.#changed.size === 0) this.#since = performance.now();
    this.#changed.add(file);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const files = [...this.#changed];
      this.#changed.clear();
      this.tell(files, this.#since);
    }, TOGETHER);
  }
}

/** By what stands in the path below the folder that is watched. Hidden files are settings of other tools, but `.env` is ours. */
export function isIgnored(file: string, folders: readonly string[]): boolean {
  const inside = folders
    .map((folder) => path.relative(folder, file))
    .filter((one) => !one.startsWith('..') && !path.isAbsolute(one));
  const [shortest = ''] = inside.sort((one, other) => one.length - other.length);
  return shortest
    .split(path.sep)
    .some(
      (part) => IGNORED.has(part) || (/^\.[^.]/.test(part) && !part.startsWith('.env')) || part.endsWith('~'),
    );
}
