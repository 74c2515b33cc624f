import { setTimeout } from 'node:timers/promises';

/** Milliseconds that a server may take to notice a save, and between two looks. */
const LIMIT = 1_000;
const LOOK = 25;

/**
 * Waits until a server of Vite's has seen what was saved: it watches the files itself, and until then it answers with what
 * they held before. What it answers with holds the source, as it is or in its source map. It is left alone where that
 * cannot be told.
 *
 * @param url of the file there.
 * @param content what was saved.
 */
export async function noticed(url: string, content: string): Promise<void> {
  const until = performance.now() + LIMIT;
  while (performance.now() < until) {
    if (await serves(url, content)) return;
    await setTimeout(LOOK);
  }
}

async function serves(url: string, content: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(LIMIT), headers: { accept: '*/*' } });
    const text = await answer.text();
    // A fault in the file is an answer too.
    if (answer.status >= 400 || text.includes(content)) return true;
    const [, map] = /\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/.exec(text) ?? [];
    if (map === undefined) return false;
    const { sourcesContent = [] } = JSON.parse(Buffer.from(map, 'base64').toString()) as {
      sourcesContent?: (string | null)[];
    };
    return sourcesContent.includes(content);
  } catch {
    return false;
  }
}
