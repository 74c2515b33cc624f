import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { placeDatabases } from '../../support/databases/place';
import { newRunMark } from '../../support/evidence/trace';
import { documentOf } from '../../support/http/specification';
import { Mocks } from '../../support/mocks/mocks';
import type { OpenApiDocument } from '../../support/openapi/document';
import { ServiceGroup } from '../../support/services/group/group';
import type { LoadedSettings } from '../../support/settings/settings';
import { Progress } from '../progress/progress';
import { learnSecrets } from '../secrets';
import { readHandover } from '../supplies/handover';
import { Supplies } from '../supplies/supplies';

interface Surroundings {
  settings: LoadedSettings;
  env: NodeJS.ProcessEnv;
  stderr: NodeJS.WritableStream;
}

/** Services whose document can be asked for: those with one that nobody stands in for. */
export function documentedServices({ services }: LoadedSettings): string[] {
  return Object.entries(services)
    .filter(([, service]) => service.openapi !== undefined && !('mock' in service))
    .map(([name]) => name);
}

/**
 * The OpenAPI documents of services, by name. Services are built and started for it where the documents are theirs to
 * tell, with databases of their own, and stopped again.
 *
 * @throws SetupError, SpecificationError, ServiceNotReadyError …
 */
export async function documentsOf(
  names: readonly string[],
  { settings, env, stderr }: Surroundings,
): Promise<Map<string, OpenApiDocument>> {
  const own: NodeJS.ProcessEnv = { ...env };
  learnSecrets(settings, own);
  const output = mkdtempSync(path.join(tmpdir(), 'brine-documents-'));
  try {
    const progress = new Progress(stderr as NodeJS.WriteStream);
    await using supplies = new Supplies(
      { settings, env: own, progress, output },
      { seed: 'documents', databases: newRunMark(), died: undefined },
    );
    await supplies.provide([]);
    const found = await askAll(names, { settings, env: own, output });
    progress.end();
    return found;
  } finally {
    rmSync(output, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function askAll(
  names: readonly string[],
  { settings, env, output }: { settings: LoadedSettings; env: NodeJS.ProcessEnv; output: string },
): Promise<Map<string, OpenApiDocument>> {
  const handover = readHandover(env);
  if (!handover) throw new Error('What was supplied was not written down.');
  await using mocks: Mocks = await Mocks.open({
    settings,
    env,
    urlOf: async (name) => await services.url(name),
    turn: () => {},
    isSeen: () => false,
  });
  const directory = path.join(output, 'worker-0');
  const { placed } = mocks;
  const { databases: server, templates, executables } = handover;
  await using databases = await placeDatabases({
    settings: placed,
    directory,
    env,
    server,
    templates,
    worker: '0',
  });
  await using services: ServiceGroup = new ServiceGroup({
    settings: placed,
    executables,
    directory,
    env,
    databases: databases.urls,
  });
  const documents = new Map<string, OpenApiDocument>();
  for (const name of names) {
    const { openapi, tls } = services.settingsOf(name);
    const target = {
      name,
      url: await services.url(name),
      ...(openapi !== undefined && { openapi }),
      ...(tls && { tls }),
    };
    documents.set(name, await documentOf(target, settings.root));
  }
  return documents;
}
