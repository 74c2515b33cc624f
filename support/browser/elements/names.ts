import type { Locator } from 'playwright';

/** One line of what assistive technology sees. */
export interface Named {
  role: string;
  name: string;
}

/** All named elements under the root, in document order; empty when the page cannot be read. */
export async function namesIn(root: Locator): Promise<Named[]> {
  const snapshot = await root.ariaSnapshot({ timeout: 1_000 }).catch(() => '');
  return parseNames(snapshot);
}

/**
 * Reads names out of Playwright's ARIA snapshot: `- button "Save" [disabled]`, quoted as a whole where YAML needs it;
 * an element without a name is called by its text, `- alert: Wrong password`.
 */
export function parseNames(snapshot: string): Named[] {
  return snapshot.split('\n').flatMap((line) => parseLine(line) ?? []);
}

function parseLine(line: string): Named | undefined {
  const item = /^\s*- (?:'((?:[^']|'')*)'|(.*))/.exec(line);
  const text = item?.[1]?.replaceAll("''", "'") ?? item?.[2] ?? '';
  const named = /^([a-z]+) ("(?:[^"\\]|\\.)*")/.exec(text);
  if (named) return { role: named[1] as string, name: JSON.parse(named[2] as string) as string };
  const spoken = /^([a-z]+)(?: \[[^\]]*\])*: (.+)$/.exec(text);
  if (!spoken || spoken[1] === 'text') return undefined;
  return { role: spoken[1] as string, name: unquoted(spoken[2] as string) };
}

function unquoted(text: string): string {
  return /^".*"$/.test(text) ? (JSON.parse(text) as string) : text;
}
