import path from 'node:path';

/** What is wrong with a file of the project that could not be loaded. */
export interface LoadFault {
  /** `step-definitions/order.steps.ts:3:13`, when the error tells. */
  where?: string;
  /** In the words of the compiler, of Node, or of the error that the file threw. */
  text: string;
}

/** @param root absolute folder of the project: where it happened is looked for in its own files alone. */
export function loadFault(error: unknown, root: string): LoadFault {
  if (!(error instanceof Error)) return { text: String(error) };
  const innermost = innermostOf(error);
  const where = importer(innermost, root) ?? ownFrame(innermost.stack ?? '', root);
  return { ...(where && { where }), text: withoutNoise(innermost.message) };
}

function innermostOf(error: Error): Error {
  return error.cause instanceof Error ? innermostOf(error.cause) : error;
}

/** Who asked for a module that is not there; its frame has no line in the source. */
function importer(error: Error & { requireStack?: string[] }, root: string): string | undefined {
  const [file] = error.requireStack ?? [];
  return file && path.relative(root, file);
}

/** The innermost frame of a stack that is in the project itself: `steps/order.steps.ts:3:13`. */
export function ownFrame(stack: string, root: string): string | undefined {
  for (const [, file = '', position] of stack.matchAll(/^\s+at (?:async )?(?:.*\()?(.+?):(\d+:\d+)\)?$/gm)) {
    const relative = path.relative(root, file);
    if (relative.startsWith('..') || path.isAbsolute(relative) || file.startsWith('node:')) continue;
    if (!relative.split(path.sep).includes('node_modules')) return `${relative}:${position}`;
  }
  return undefined;
}

/** swc adds its own native stack to a syntax error, Node the chain of modules that led to a missing one. */
function withoutNoise(message: string): string {
  return message
    .replace(/\n+Caused by:\n[\s\S]*$/, '')
    .replace(/\nRequire stack:\n(- .*\n?)+/, '')
    .trimEnd();
}
