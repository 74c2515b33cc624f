import { loadDocument, type OpenApiDocument } from './document';
import { SpecificationError } from './errors';
import { isAddress } from './read-source';

/** Where frameworks tell their document: axum with utoipa, FastAPI, Spring, ASP.NET, NestJS and others. */
const PLACES = [
  '/openapi.json',
  '/openapi.yaml',
  '/api-docs/openapi.json',
  '/v3/api-docs',
  '/openapi/v1.json',
  '/swagger/v1/swagger.json',
  '/swagger.json',
  '/api-json',
];

/**
 * The document of a file, of an address, or of the service that runs at an address without a path: there it is looked for
 * where frameworks put it.
 *
 * @param source as somebody gave it to a command.
 * @throws SpecificationError
 */
export async function discoverDocument(source: string): Promise<OpenApiDocument> {
  try {
    return await discover(source);
  } catch (error) {
    if (!(error instanceof SpecificationError)) throw error;
    throw new SpecificationError(error.source, error.reason, error.cause, 'command');
  }
}

async function discover(source: string): Promise<OpenApiDocument> {
  if (!isAddress(source) || !URL.canParse(source) || new URL(source).pathname !== '/')
    return await loadDocument(source);
  const faults: string[] = [];
  for (const place of ['/', ...PLACES]) {
    try {
      return await loadDocument(new URL(place, source).href);
    } catch (error) {
      const reason = reasonOf(error);
      // Nobody is there: nobody is there at another path either.
      if (!isAnswer(reason)) throw error;
      faults.push(`${place}: ${reason}`);
    }
  }
  throw new SpecificationError(
    source,
    ['There is no OpenAPI document where services tell it. Give the whole address of it.', ...faults].join(
      '\n',
    ),
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof SpecificationError)) throw error;
  return error.reason;
}

function isAnswer(reason: string): boolean {
  return !/^(?:The connection was refused|There was no answer|There is no host|fetch speaks to nobody)/.test(
    reason,
  );
}
