import type { ScriptedPage } from '../browser/session/scripted-page';
import type { LoadedSettings } from '../settings/settings';
import { ComponentsNotConfiguredError } from './errors';
import { Gallery } from './gallery';
import type { MountingPage } from './mounting-page';
import { OwnPage } from './own-page';

/** Milliseconds. */
const READY_LIMIT = 15_000;

interface Choice {
  settings: LoadedSettings['components'];
  /** Address of the component pages; undefined when the settings name no front end. */
  address(): Promise<string | undefined>;
  /** Of the scenario, with their `@`. */
  tags: readonly string[];
  /** Milliseconds that the code of the page may take to be there (default 15,000). */
  limit: number | undefined;
}

/** Where a scenario mounts its components: the project's own page, or Brine's. @throws ComponentsNotConfiguredError */
export async function choosePage(
  page: ScriptedPage,
  { settings, address, tags, limit = READY_LIMIT }: Choice,
): Promise<MountingPage> {
  if (settings.url !== undefined) return new Gallery(settings.url, page, limit);
  const base = await address();
  if (base === undefined) throw new ComponentsNotConfiguredError();
  const said = tags.findLast((tag) => tag.startsWith('@isolation:'))?.slice('@isolation:'.length);
  return new OwnPage(base, page, (said ?? settings.isolation) === 'unmount', limit);
}
