import path from 'node:path';

/** A path as the reader of a message would name it: from the project if it is inside. */
export function fromProject(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}
