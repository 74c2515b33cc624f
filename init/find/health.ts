import type { Guess } from '../found';
import { firstOf, type Source } from './sources';

/** Paths that say whether a service is well, the one to be asked first. */
const PATHS = [
  '/health',
  '/healthz',
  '/health/ready',
  '/ready',
  '/readyz',
  '/health/live',
  '/livez',
  '/ping',
  '/status',
];

/** The path that says whether a service is well, with the prefix that its routes are put below. */
export function healthOf(sources: readonly Source[]): Guess | undefined {
  for (const path of PATHS) {
    const found =
      firstOf(sources, new RegExp(`"(${path})"`)) ?? firstOf(sources, new RegExp(`"((?:/[\\w-]+)+${path})"`));
    if (found) return { value: `${prefixOf(sources, found)}${found.value}`, at: found.at };
  }
  return undefined;
}

/** `/api` where `let health_routes = …` or `fn api_handler() …` with the route is handed to `.nest("/api", …)` or `scope("/api")`. */
function prefixOf(sources: readonly Source[], { value, at }: Guess): string {
  const [file] = at.split(':');
  const text = sources.find((one) => one.file === file)?.text ?? '';
  const before = text.slice(0, text.indexOf(`"${value}"`));
  const name = [...before.matchAll(/\b(?:let(?:\s+mut)?|fn)\s+(\w+)/g)].at(-1)?.[1];
  if (name === undefined) return '';
  const handed = new RegExp(`\\b(?:nest|scope)\\(\\s*"(/[^"]*)"[^";]*\\b${name}\\b`);
  return firstOf(sources, handed)?.value.replace(/\/$/, '') ?? '';
}
