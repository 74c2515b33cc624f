import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ComponentSettings } from './browser-settings';
import type { DatabaseSettings } from './database-settings';
import type { MockedService, ServiceSettings, TlsSettings } from './service-settings';
import type { LoadedSettings, Settings, WebSettings } from './settings';

const TIMEOUTS = {
  step: 60_000,
  ready: 30_000,
  stop: 5_000,
  request: 10_000,
  expect: 5_000,
  build: 900_000,
  stall: 60_000,
  // Thrice what parsing 100 MB of JSON takes on a busy machine, and a sixth of a step.
  blocked: 10_000,
  cap: 900_000,
};

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SETUP_FILES = ['tsx', 'ts', 'jsx', 'js'].map((extension) => `component.setup.${extension}`);

/** Fills in the defaults and makes paths absolute. */
export function complete(
  settings: Settings,
  root: string,
  environment: string,
  environments: readonly string[] = ['default'],
): LoadedSettings {
  const services = mapValues(settings.services ?? {}, (service) => absoluteService(service, root));
  return {
    root,
    environment,
    environments,
    project: settings.project ?? packageName(root),
    services,
    isolation: settings.isolation ?? 'worker',
    databases: mapValues(settings.databases ?? {}, (database) => absoluteDatabase(database, root)),
    ...(settings.web && { web: absoluteWeb(settings.web, root) }),
    api: { headers: {}, ...settings.api, ...defaultApi(settings, services) },
    contract: settings.contract ?? 'off',
    links: settings.links ?? true,
    ...kept(settings),
    time: settings.time ?? {},
    actors: settings.actors ?? {},
    signIn: settings.signIn,
    pages: settings.pages ?? {},
    browser: { trace: 'on-retry', ...settings.browser },
    components: completeComponents(settings, root),
    accessibility: {
      standards: settings.accessibility?.standards ?? STANDARDS,
      baseline: path.resolve(root, settings.accessibility?.baseline ?? 'accessibility-baseline.json'),
    },
    screenshots: { tolerance: 0.001, threshold: 0.1, ...settings.screenshots },
    report: { ...settings.report },
    timeouts: { ...TIMEOUTS, ...settings.timeouts },
    secrets: [...(settings.secrets ?? []), ...passphrases(services)].filter(
      (secret) => secret !== undefined && secret !== '',
    ) as string[],
    values: settings.values ?? {},
    ...authoring(settings),
  };
}

/** Of which scenarios what passed between services is kept. */
function kept({
  diagram = 'on-failure',
  exchanges = 'on-failure',
}: Settings): Pick<LoadedSettings, 'diagram' | 'exchanges'> {
  return { diagram, exchanges };
}

/** What a run has no use for. */
function authoring({ tags = [], lint = {} }: Settings): Pick<LoadedSettings, 'tags' | 'lint'> {
  return { tags, lint };
}

function defaultApi(settings: Settings, services: Record<string, ServiceSettings>): { default?: string } {
  const names = Object.keys(services);
  const described = names.filter((name) => services[name]?.openapi);
  const chosen = settings.api?.default ?? (described.length === 1 ? described[0] : names[0]);
  return chosen ? { default: chosen } : {};
}

function absoluteService(relative: ServiceSettings, root: string): ServiceSettings {
  const service = relative.tls ? { ...relative, tls: absoluteTls(relative.tls, root) } : relative;
  if ('cargo' in service) {
    return { ...service, cargo: { ...service.cargo, manifest: path.resolve(root, service.cargo.manifest) } };
  }
  if ('compose' in service) {
    return { ...service, compose: { ...service.compose, file: path.resolve(root, service.compose.file) } };
  }
  if ('command' in service) return { ...service, directory: path.resolve(root, service.directory ?? '.') };
  if ('mock' in service) return { ...service, mock: absoluteMock(service.mock, root) };
  return { ...service, url: service.url.replace(/\/$/, '') };
}

function absoluteMock(mock: MockedService['mock'], root: string): MockedService['mock'] {
  if (mock === true) return mock;
  const { replies, recordings } = mock;
  return {
    ...mock,
    ...(replies !== undefined && { replies: path.resolve(root, replies) }),
    ...(recordings !== undefined && { recordings: path.resolve(root, recordings) }),
  };
}

function absoluteDatabase(database: DatabaseSettings, root: string): DatabaseSettings {
  if (!('sqlite' in database || 'postgres' in database)) return database;
  const { migrate, seed } = database;
  return {
    ...database,
    ...(typeof migrate === 'string' && { migrate: path.resolve(root, migrate) }),
    ...(seed !== undefined && { seed: path.resolve(root, seed) }),
  };
}

function passphrases(services: Record<string, ServiceSettings>): (string | undefined)[] {
  return Object.values(services).map(({ tls }) => tls?.passphrase);
}

function absoluteTls(tls: TlsSettings, root: string): TlsSettings {
  const files = (['ca', 'certificate', 'key'] as const).flatMap((name) => {
    const file = tls[name];
    return file === undefined ? [] : [[name, path.resolve(root, file)] as const];
  });
  return { ...tls, ...Object.fromEntries(files) };
}

function absoluteWeb(web: WebSettings, root: string): WebSettings {
  if ('vite' in web) return { ...web, vite: path.resolve(root, web.vite) };
  if ('command' in web) return { ...web, directory: path.resolve(root, web.directory ?? '.') };
  return { url: web.url.replace(/\/$/, '') };
}

function completeComponents({ components = {}, web }: Settings, root: string): LoadedSettings['components'] {
  const { url, setup, isolation = 'reload' } = components;
  if (url !== undefined) return { url, isolation };
  const folder = components.root ?? (web && 'vite' in web ? web.vite : undefined);
  if (folder === undefined) return { isolation };
  const frontEnd = path.resolve(root, folder);
  return { root: frontEnd, isolation, ...setupFile(frontEnd, setup && path.resolve(root, setup)) };
}

function setupFile(frontEnd: string, named: string | undefined): Pick<ComponentSettings, 'setup'> {
  const usual = SETUP_FILES.map((file) => path.join(frontEnd, file));
  const setup = named ?? usual.find((file) => existsSync(file));
  return setup === undefined ? {} : { setup };
}

function packageName(root: string): string {
  const file = path.join(root, 'package.json');
  const name = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name
    : undefined;
  return name ?? path.basename(root);
}

function mapValues<T, R>(object: Record<string, T>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}
