import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { slug } from '../support/generate/names';
import type { Source } from '../support/generate/source';
import { loadSettings } from '../support/settings/load';
import type { LoadedSettings } from '../support/settings/settings';
import { type Draft, draftOf } from '../support/traffic/draft';
import { RecordingError } from '../support/traffic/errors';
import { MOST_BYTES, megabytes, readHar } from '../support/traffic/har';
import type { Places } from '../support/traffic/owner';
import { documentedServices } from './documents';
import { readSources, type Wanted } from './generate';

/** A draft, and the file that it is in now. */
export interface Drafted extends Draft {
  /** From the folder of the project, with `/`. */
  file: string;
  /** Whether it was there already, word for word. */
  known: boolean;
}

/**
 * Makes a scenario draft of a HAR file and puts it into a folder, beside what is there.
 *
 * @throws RecordingError, NothingRecordedError and what reading settings and documents throws
 */
export async function draftFrom(
  har: string,
  wanted: Wanted & { actor: string | undefined },
): Promise<Drafted> {
  const { root, api, actor } = wanted;
  const shown = path.basename(har);
  const recorded = readHar(textOf(path.resolve(root, har), har), har);
  const settings = loadSettings(root, wanted.env);
  const name = slug(shown.replace(/\.(?:har|json)$/i, '')).toLowerCase() || 'recorded';
  const sources = await sourcesFor(wanted, settings);
  const draft = draftOf(recorded, { file: shown, name, sources, places: placesIn(settings, api), actor });
  return { ...draft, ...keep(draft.text, path.resolve(root, wanted.output), name, root) };
}

function textOf(file: string, shown: string): string {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES)
      throw new RecordingError(
        shown,
        `It has ${megabytes(size)}; at most ${megabytes(MOST_BYTES)} are read.`,
      );
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof RecordingError) throw error;
    throw new RecordingError(shown, code === 'ENOENT' ? 'There is no such file.' : message, error);
  }
}

/** Without documents every call is sent as it was. */
async function sourcesFor(wanted: Wanted, settings: LoadedSettings): Promise<Source[]> {
  if (wanted.words.length === 0 && documentedServices(settings).length === 0) return [];
  return (await readSources(wanted)).asked;
}

function placesIn({ services, web }: LoadedSettings, api: string | undefined): Places {
  const addresses = Object.entries(services).flatMap(([name, service]): [string, string][] =>
    'url' in service ? [[name, service.url]] : [],
  );
  const gateway = (web && 'proxy' in web && web.proxy) || {};
  return { addresses: Object.fromEntries(addresses), gateway, api };
}

/** Never in place of another file: that may have been worked on. */
function keep(text: string, folder: string, name: string, root: string): { file: string; known: boolean } {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; ; number += 1) {
    const full = path.join(folder, `${name}${number === 1 ? '' : `-${number}`}.feature`);
    const file = path.relative(root, full).replaceAll('\\', '/');
    if (!existsSync(full)) {
      writeFileSync(full, text, { flag: 'wx' });
      return { file, known: false };
    }
    if (readFileSync(full, 'utf8') === text) return { file, known: true };
  }
}
