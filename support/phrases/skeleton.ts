import type { Definition } from './definition';

/** What stands for a value. */
export const HOLE = '{}';

/** The words of a phrase with its parameters as holes: of alternatives the first, optional letters left out. */
export function skeletonOf({ pattern }: Definition): string {
  return String(pattern)
    .replaceAll(/(?<!\\)\{\w*\}/g, HOLE)
    .replaceAll(/(?<!\\)\([^)]*\)/g, '')
    .replaceAll(/([^\s/]+)(?:(?<!\\)\/[^\s/]+)+/g, '$1')
    .replaceAll(/\\(.)/g, '$1')
    .toLowerCase();
}

/** A sentence with all that looks like a value as a hole. */
export function emptied(text: string): string {
  return text
    .replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, HOLE)
    .replaceAll(/(?<![\w{])-?\d+(?:\.\d+)?(?!\w)/g, HOLE)
    .toLowerCase();
}
