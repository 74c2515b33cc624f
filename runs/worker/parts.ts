import path from 'node:path';
import { Contexts } from '../../support/browser/contexts/contexts';
import type { StartedBrowser } from '../../support/browser/launch/launch';
import { startBrowser } from '../../support/browser/launch/start';
import { newDatabases, placeDatabases } from '../../support/databases/place';
import { databasePairs } from '../../support/links/databases';
import { LinkGroup } from '../../support/links/group';
import { linkedPairs } from '../../support/links/pairs';
import { Mocks } from '../../support/mocks/mocks';
import { ServiceGroup } from '../../support/services/group/group';
import type { LoadedSettings } from '../../support/settings/settings';
import { learnDatabaseSecrets } from '../secrets';
import { demandService } from '../supplies/demand';
import { type Handover, tellBrowser } from '../supplies/handover';
import { hearNotices } from '../supplies/notices';
import { guardOfThread, warm } from './warm';
import { openComponents, openWeb } from './web';

/**
 * Opens what lives as long as a worker. Services, web app, component pages and browser are there to be started when they
 * are first needed. All of it is among what `closeOpened` closes.
 *
 * @throws SetupError
 */
export async function openParts(loaded: LoadedSettings, handover: Handover) {
  const mocks: Mocks = keep(
    await Mocks.open({
      settings: loaded,
      env: process.env,
      urlOf: async (name) => await services.url(name),
      turn: (name, url) => links.turn(name, url),
      isSeen: (name) => links.leadTo(name),
    }),
  );
  const settings = mocks.placed;
  learnDatabaseSecrets(settings.databases, handover.databases);
  const placing = placingOf(settings, handover);
  const { lent } = handover;
  // What services of the whole run use is there already.
  const existing = Object.entries(lent?.databases ?? {}).map(([name, url]) => [name, { url }]);
  const databases = keep(
    await placeDatabases({
      ...placing,
      settings: { ...settings, databases: { ...settings.databases, ...Object.fromEntries(existing) } },
    }),
  );
  const links: LinkGroup = keep(
    new LinkGroup({
      pairs: settings.links ? linkedPairs(settings.services) : undefined,
      addressOf: (name) => services.reach(name),
      isShared: (name) => services.lentOf(name) !== undefined,
      mocks: mocks.names,
      databases: databasePairs(settings.services, databases.urls),
    }),
  );
  const services: ServiceGroup = keep(
    new ServiceGroup({
      settings,
      executables: handover.executables,
      directory: placing.directory,
      env: process.env,
      databases: databases.urls,
      addressFor: async (from, to) => await links.urlFor(from, to),
      ...(lent && {
        lent: {
          services: lent.services,
          ask: async (name) => await demandService(handover.channel, name),
        },
      }),
      databasesFor: async (from, urls) => await links.databaseUrls(from, urls),
    }),
  );
  if (lent) keep(hearNotices(handover.channel, ({ died, exit }) => services.lentDied(died, exit)));
  return {
    settings,
    services,
    links,
    mocks,
    databases,
    newDatabases: newDatabases(placing),
    ...pagesOf(services, settings, handover),
  };
}

function placingOf(settings: LoadedSettings, { output, databases, templates }: Handover) {
  const worker = process.env.CUCUMBER_WORKER_ID ?? '0';
  const directory = path.join(output, `worker-${worker}`);
  return { settings, directory, env: process.env, server: databases, templates, worker };
}

function pagesOf(services: ServiceGroup, settings: LoadedSettings, handover: Handover) {
  const surroundings = { settings, channel: handover.channel, services };
  const web = lazily(async () => await openWeb(surroundings));
  const components = lazily(async () => await openComponents(surroundings));
  return {
    web: async () => (await web()).url,
    components: async () => (await components()).url,
    contexts: keep(new Contexts(lazily(async () => await openBrowser(settings, handover)))),
  };
}

async function openBrowser(settings: LoadedSettings, { browser, output }: Handover): Promise<StartedBrowser> {
  const started = await startBrowser(settings.browser, process.env, browser);
  tellBrowser(output, started);
  return started;
}

function keep<T extends AsyncDisposable>(thing: T): T {
  warm.opened.push(thing);
  return thing;
}

/** Opens on first need, and again when what was opened says that it is no longer usable. */
function lazily<T extends AsyncDisposable & { usable?(): boolean }>(
  open: () => Promise<T>,
): () => Promise<T> {
  let current: Promise<T> | undefined;
  return async () => {
    if (current && (await current).usable?.() === false) current = undefined;
    current ??= guardOfThread().outlasting(open).then(keep);
    try {
      return await current;
    } catch (error) {
      current = undefined;
      throw error;
    }
  };
}
