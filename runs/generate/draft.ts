import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordingsOf } from '../../reports/recordings';
import { slug } from '../../support/generate/names';
import type { Source } from '../../support/generate/source';
import { loadSettings } from '../../support/settings/load';
import type { LoadedSettings } from '../../support/settings/settings';
import { type Draft, draftOf } from '../../support/traffic/draft';
import { NothingRecordedError, RecordingError } from '../../support/traffic/errors';
import { readExchanges } from '../../support/traffic/exchanges';
import { MOST_BYTES, megabytes, readHar } from '../../support/traffic/har';
import type { Places } from '../../support/traffic/owner';
import type { Recorded } from '../../support/traffic/recorded';
import { documentedServices } from './documents';
import { readSources, type WantedFeatures } from './generate';

/** A draft, and the file that it is in now. */
export interface Drafted extends Draft {
  /** From the folder of the project, with `/`. */
  file: string;
  /** Whether it was there already, word for word. */
  known: boolean;
}

type WantedDraft = WantedFeatures & { actor: string | undefined };

/**
 * Makes a scenario draft of a HAR file and puts it into a folder, beside what is there.
 *
 * @throws RecordingError, NothingRecordedError and what reading settings and documents throws
 */
export async function draftFrom(har: string, wanted: WantedDraft): Promise<Drafted> {
  const file = path.basename(har);
  const recorded = readHar(textOf(path.resolve(wanted.root, har), har), har);
  const name = slug(file.replace(/\.(?:har|json)$/i, '')).toLowerCase() || 'recorded';
  return await draft(recorded, { file, name }, wanted);
}

/**
 * The same of what a run has kept: a scenario for each of those whose requests are there.
 *
 * @param report folder of the run.
 */
export async function draftFromRun(report: string, wanted: WantedDraft): Promise<Drafted> {
  const names = new Map<string, number>();
  const { recordings, silent } = await recordingsOf(report);
  const recorded = recordings.flatMap(({ name, archives, exchanges }) => {
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    const page = times === 1 ? name : `${name} (${times})`;
    const ofPages = archives.flatMap((text) => readHar(text, `${report}: ${name}`));
    return [...ofPages.map((one) => ({ ...one, page })), ...readExchanges(exchanges ?? '', page)];
  });
  if (recorded.length === 0)
    throw new NothingRecordedError(
      report,
      [
        'The run has kept no requests: it keeps those of scenarios that failed, and of others where "exchanges" of the settings, a tag, or "har" of the browser says so.',
      ],
      "Run again with exchanges: 'always' in the settings, tag scenarios @exchanges:always (what they send) or @har:always (what their pages send), or give a HAR file.",
    );
  const drafted = await draft(recorded, { file: 'the last run', name: 'last-run' }, wanted);
  if (silent === 0) return drafted;
  const untold = `scenarios that sent nothing, or of which the run kept nothing (exchanges: 'always' keeps it): ${silent}`;
  return { ...drafted, passedOver: [...drafted.passedOver, untold] };
}

async function draft(
  recorded: readonly Recorded[],
  { file, name }: { file: string; name: string },
  wanted: WantedDraft,
): Promise<Drafted> {
  const { root, api, actor } = wanted;
  const settings = loadSettings(root, wanted.env);
  const sources = await sourcesFor(wanted, settings);
  const draft = draftOf(recorded, { file, name, sources, places: placesIn(settings, api), actor });
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
async function sourcesFor(wanted: WantedFeatures, settings: LoadedSettings): Promise<Source[]> {
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
