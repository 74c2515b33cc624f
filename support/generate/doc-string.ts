/** What begins and ends a text below a step. */
export type Fence = '"""' | '```';

const FENCES: Fence[] = ['"""', '```'];

/**
 * The fence between which a text stands as it is once it was printed and read again: a fence in it has backslashes, of which
 * Cucumber's parser takes away those of the first in each line.
 *
 * @returns undefined when there is none: the text has line breaks that are not Gherkin's, or both fences more than once in a line.
 */
export function fenceFor(text: string): Fence | undefined {
  if (/[\r\u2028\u2029]/.test(text)) return undefined;
  const bare = FENCES.find((fence) => !text.includes(fence) && !text.includes(escaped(fence)));
  return bare ?? FENCES.find((fence) => text.split('\n').every((line) => isTold(line, fence)));
}

function isTold(line: string, fence: Fence): boolean {
  return !line.includes(escaped(fence)) && line.split(fence).length <= 2;
}

/** A line of a text as it stands between fences. */
export function betweenFences(line: string, fence: Fence): string {
  return line.replaceAll(fence, escaped(fence));
}

function escaped(fence: Fence): string {
  return fence.replaceAll(/./g, String.raw`\$&`);
}
