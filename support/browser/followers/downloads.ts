import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Download } from 'playwright';
import type { Follower } from './follower';

/** A file that a page gave to the browser. */
export interface Downloaded {
  /** As the page names it. */
  name: string;
  url: string;
  /** Where it is, once it is whole. */
  file?: string;
  /** Why it did not come. */
  failure?: string;
}

/** What was downloaded in one scenario; kept in a folder of its own that goes with it. */
export class Downloads implements Follower {
  readonly all: Downloaded[] = [];
  readonly #saving = new Set<Promise<void>>();
  #folder: Promise<string> | undefined;

  attach(context: BrowserContext): void {
    context.on('download', (download) => {
      const saving = this.#take(download);
      this.#saving.add(saving);
      void saving.finally(() => this.#saving.delete(saving));
    });
  }

  /** Removes the files. Never throws. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#saving]);
    const folder = await this.#folder?.catch(() => undefined);
    this.#folder = undefined;
    this.all.length = 0;
    if (folder) await rm(folder, { recursive: true, force: true }).catch(() => {});
  }

  async #take(download: Download): Promise<void> {
    const one: Downloaded = { name: download.suggestedFilename(), url: download.url() };
    const place = String(this.all.push(one));
    try {
      this.#folder ??= mkdtemp(path.join(os.tmpdir(), 'brine-downloads-'));
      // The page chooses the name: it is no part of the path.
      const file = path.join(await this.#folder, place);
      await download.saveAs(file);
      one.file = file;
    } catch (error) {
      one.failure =
        (await download.failure().catch(() => null)) ?? (error as Error).message.split('\n')[0] ?? '';
    }
  }
}
