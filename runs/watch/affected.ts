import path from 'node:path';
import type { Known } from './scenarios';

/** Tags of scenarios that see the front end, whatever they have asked of it. */
const SEE_PAGES = ['@ui', '@workflow', '@component', '@browser', '@either'];

/** Those that had to do with a service, or have not run yet, so that nobody knows. */
export function reaching(scenarios: readonly Known[], services: readonly string[]): Known[] {
  return scenarios.filter(({ ran }) => !ran || services.some((name) => ran.services.has(name)));
}

/**
 * Those whose pages have loaded one of the files. A file that no page has loaded yet may be on its way into any of them:
 * then it is all that have loaded anything, and those that have not run and are tagged as ones that see pages.
 *
 * @param root absolute folder that the server of the front end serves.
 */
export function loading(scenarios: readonly Known[], files: readonly string[], root: string): Known[] {
  const paths = files.map((file) => modulePath(file, root));
  const known = paths.every((one) => scenarios.some(({ ran }) => ran?.modules.has(one)));
  return scenarios.filter(({ ran, tags }) => {
    if (!ran) return SEE_PAGES.some((tag) => tags.includes(tag));
    return known ? paths.some((one) => ran.modules.has(one)) : ran.modules.size > 0;
  });
}

/** How Vite calls a file: by its path below the root, or by its whole path. */
export function modulePath(file: string, root: string): string {
  const inside = path.relative(root, file).replaceAll('\\', '/');
  if (!inside.startsWith('..') && !path.isAbsolute(inside)) return `/${inside}`;
  return `/@fs/${file.replaceAll('\\', '/').replace(/^\//, '')}`;
}

/** Those that name a file which is no code, such as a payload or rows of examples. @param root of the project. */
export function naming(scenarios: readonly Known[], file: string, root: string): Known[] {
  const name = path.basename(file);
  const whole = path.relative(root, file).replaceAll('\\', '/');
  return scenarios.filter(({ steps }) => steps.some((step) => step.includes(whole) || step.includes(name)));
}
