import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadDocument, type OpenApiDocument } from '../../support/openapi/document';
import type { LoadedSettings } from '../../support/settings/settings';

/** The API specifications that can be read without starting anything. */
export interface Documents {
  byService: ReadonlyMap<string, OpenApiDocument>;
  /** A sentence for each that cannot. */
  unchecked: string[];
}

/** Reads the specifications that are files of the project; the others are told. */
export async function documentsOf({ services, root }: LoadedSettings): Promise<Documents> {
  const byService = new Map<string, OpenApiDocument>();
  const unchecked: string[] = [];
  for (const [name, { openapi }] of Object.entries(services)) {
    if (openapi === undefined) continue;
    const file = path.resolve(root, openapi);
    if (/^https?:/i.test(openapi) || !existsSync(file))
      unchecked.push(
        `Calls of ${name} were not held against its API specification: only the running service has it (${openapi}).`,
      );
    else byService.set(name, await loadDocument(file));
  }
  return { byService, unchecked };
}
