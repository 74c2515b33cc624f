import type { ServerFacts } from '../support/databases/server';
import { addEnvironmentSecrets, addSecrets } from '../support/evidence/redact';
import { isSensitiveName, isSensitiveVariable } from '../support/evidence/sensitive';
import type { LoadedSettings } from '../support/settings/settings';

/**
 * Makes known, in this thread, what must never be shown: the secrets that the settings list, what they say about actors
 * and services under a name that says password, secret, token or key, and such variables of the environment.
 */
export function learnSecrets(settings: LoadedSettings, env: NodeJS.ProcessEnv): void {
  addSecrets(settings.secrets);
  for (const actor of Object.values(settings.actors)) {
    for (const [field, value] of Object.entries(actor))
      if (isSensitiveName(field)) addSecrets([value], field);
  }
  for (const service of Object.values(settings.services)) {
    for (const [name, value] of Object.entries(service.env ?? {})) {
      if (isSensitiveVariable(name)) addSecrets([value], name);
    }
  }
  addEnvironmentSecrets(env);
}

/** The passwords in the addresses of databases and their servers. */
export function learnDatabaseSecrets(
  databases: LoadedSettings['databases'],
  { servers = {} }: Partial<ServerFacts> = {},
): void {
  const urls = [
    ...Object.values(databases).map((one) => ('url' in one ? one.url : undefined)),
    ...Object.values(servers),
  ];
  for (const url of urls) {
    if (url && URL.canParse(url))
      addSecrets([decodeURIComponent(new URL(url).password)], 'database password');
  }
}
