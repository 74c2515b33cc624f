import { existsSync } from 'node:fs';
import path from 'node:path';
import { BrineError } from '../errors/brine-error';
import { loadDocument, type OpenApiDocument } from '../openapi/document';
import type { Download } from '../openapi/read-source';
import { addressOf, isAbsolute } from './address';
import { connectionTo } from './connection';
import { NoSpecificationError } from './errors';
import { explainFailure } from './failure';
import type { ApiTarget, Network } from './options';
import { transmit } from './transport';

/**
 * The OpenAPI document of a service: at an address, in a file of the project, or on a path of the service itself. It is
 * asked for with the service's own TLS.
 *
 * @throws NoSpecificationError, SpecificationError, TlsFileError, ProxyAddressError
 */
export async function documentOf(
  target: ApiTarget,
  root: string,
  network: Network = { proxy: false },
): Promise<OpenApiDocument> {
  const { name, url, openapi } = target;
  if (openapi === undefined) throw new NoSpecificationError(name);
  const download = downloader(target, network);
  if (isAbsolute(openapi)) return await loadDocument(openapi, download);
  const file = path.resolve(root, openapi);
  const onService = openapi.startsWith('/') && !existsSync(file);
  return await loadDocument(onService ? addressOf(url, openapi, []).href : file, download);
}

function downloader(target: ApiTarget, network: Network): Download {
  return async (url, timeout) => {
    const address = new URL(url);
    const isOwn = address.origin === new URL(target.url).origin;
    const connection = connectionTo(address, isOwn ? target : undefined, network);
    const request = { method: 'GET', url: address, headers: { accept: '*/*', 'user-agent': 'brine' } };
    try {
      const { status, content } = await transmit(request, timeout, connection, network.axios);
      return { status, text: content.toString('utf8') };
    } catch (error) {
      if (error instanceof BrineError) throw error;
      const way = {
        url,
        service: `the service "${target.name}"`,
        name: target.name,
        timeout,
        proxy: connection.proxy,
      };
      const { reason, next } = explainFailure(error, way);
      throw new Error(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}.\n${next}`);
    }
  };
}
