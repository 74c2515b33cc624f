import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { LoadedSettings, ServiceSettings, Settings, TlsSettings, WebSettings } from './settings';

const TIMEOUTS = {
  step: 60_000,
  ready: 30_000,
  stop: 5_000,
  request: 10_000,
  expect: 5_000,
  build: 900_000,
};

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
    ...(settings.web && { web: absoluteWeb(settings.web, root) }),
    api: { headers: {}, ...settings.api, ...defaultApi(settings, services) },
    contract: settings.contract ?? 'off',
    actors: settings.actors ?? {},
    signIn: settings.signIn,
    pages: settings.pages ?? {},
    browser: settings.browser ?? {},
    timeouts: { ...TIMEOUTS, ...settings.timeouts },
    secrets: [...(settings.secrets ?? []), ...passphrases(services)].filter(
      (secret) => secret !== undefined && secret !== '',
    ) as string[],
    values: settings.values ?? {},
  };
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
  if ('command' in service) return { ...service, directory: path.resolve(root, service.directory ?? '.') };
  return { ...service, url: service.url.replace(/\/$/, '') };
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
