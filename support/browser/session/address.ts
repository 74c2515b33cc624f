import { NoWebAppError, UnknownPageError } from './errors';

/**
 * The address that a step means: a path on the app, a whole address, or the name of a page.
 *
 * @param base address of the app; undefined when there is none.
 * @throws UnknownPageError, NoWebAppError
 */
export function addressOf(
  pathOrName: string,
  base: string | undefined,
  pages: Record<string, string>,
): string {
  if (/^https?:\/\//.test(pathOrName)) return pathOrName;
  if (base === undefined) throw new NoWebAppError(pathOrName);
  return new URL(pathOf(pathOrName, pages), base).href;
}

/**
 * The path that a step means.
 *
 * @throws UnknownPageError
 */
export function pathOf(pathOrName: string, pages: Record<string, string>): string {
  if (pathOrName.startsWith('/')) return pathOrName;
  const path = Object.hasOwn(pages, pathOrName) ? pages[pathOrName] : undefined;
  if (path === undefined) throw new UnknownPageError(pathOrName, Object.keys(pages));
  return path;
}
