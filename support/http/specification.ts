import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadDocument, type OpenApiDocument } from '../openapi/document';
import { addressOf, isAbsolute } from './address';
import { NoSpecificationError } from './errors';

/**
 * The OpenAPI document of a service: at an address, in a file of the project, or on a path of the service itself.
 *
 * @throws NoSpecificationError, DocumentError
 */
export async function documentOf(
  target: { name: string; url: string; openapi?: string },
  root: string,
): Promise<OpenApiDocument> {
  const { name, url, openapi } = target;
  if (openapi === undefined) throw new NoSpecificationError(name);
  if (isAbsolute(openapi)) return await loadDocument(openapi);
  const file = path.resolve(root, openapi);
  const onService = openapi.startsWith('/') && !existsSync(file);
  return await loadDocument(onService ? addressOf(url, openapi, []).href : file);
}
