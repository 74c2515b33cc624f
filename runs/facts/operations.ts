import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ApiFacts } from '../../reports/facts';
import { documentOf } from '../../support/http/specification';
import { promisedOperations } from '../../support/openapi/promised';
import type { ServiceGroup } from '../../support/services/group/group';

/** Milliseconds that the end of a run may wait for a service that no longer answers. */
const LIMIT = 2_000;

const NAME = /^operations-.*\.json$/;

/**
 * A worker tells which operations the specifications of its services name, once a run, while the services still answer.
 * A specification that cannot be read is nobody's fault here: whoever checks against it says so.
 *
 * @param output folder of the run.
 */
export async function tellOperations(output: string, services: ServiceGroup, root: string): Promise<void> {
  for (const name of services.names) {
    const settings = services.settingsOf(name);
    // What a stand-in is asked for covers nothing.
    if ('mock' in settings) continue;
    const { openapi, tls } = settings;
    const file = path.join(output, `operations-${encodeURIComponent(name)}.json`);
    const url = services.addressOf(name);
    if (openapi === undefined || url === undefined || existsSync(file)) continue;
    try {
      const document = await Promise.race([
        documentOf({ name, url, openapi, ...(tls && { tls }) }, root),
        late(),
      ]);
      if (document === undefined) continue;
      const facts: ApiFacts = promisedOperations(document).map((operation) => ({
        service: name,
        ...operation,
      }));
      writeFileSync(file, JSON.stringify(facts));
    } catch {
      // Left out of the coverage.
    }
  }
}

async function late(): Promise<undefined> {
  return await setTimeout(LIMIT, undefined, { ref: false });
}

/** What the workers told; undefined when no service has a specification. */
export function toldOperations(output: string): ApiFacts | undefined {
  const files = existsSync(output)
    ? readdirSync(output)
        .filter((name) => NAME.test(name))
        .sort()
    : [];
  if (files.length === 0) return undefined;
  return files.flatMap((name) => JSON.parse(readFileSync(path.join(output, name), 'utf8')) as ApiFacts);
}
