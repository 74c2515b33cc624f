import { addressOf } from '../http/address';
import { connectionTo } from '../http/connection';
import { explainFailure } from '../http/failure';
import type { ApiTarget, Network } from '../http/options';
import { transmit } from '../http/transport';
import { RecordingError } from './errors';
import type { Incoming } from './incoming';
import type { RealAnswer } from './recordings';

/** Headers that are about the connection to the mock, or about what Node unpacks by itself. */
const OWN =
  /^(?:host|connection|content-length|transfer-encoding|accept-encoding|expect|keep-alive|upgrade)$/;

/** Passes a request on to the real service, as the settings lead there. @throws RecordingError */
export async function askReal(
  target: ApiTarget,
  incoming: Incoming,
  { network, timeout }: { network: Network; timeout: number },
): Promise<RealAnswer> {
  const url = addressOf(target.url, incoming.path, []);
  const { method, content } = incoming;
  const headers = Object.fromEntries(Object.entries(incoming.headers).filter(([name]) => !OWN.test(name)));
  const request = { method, url, headers, ...(content.length > 0 && { content }) };
  const connection = connectionTo(url, target, network);
  try {
    return await transmit(request, timeout, connection, network.axios);
  } catch (error) {
    const way = {
      url: url.href,
      service: `the service "${target.name}"`,
      name: target.name,
      timeout,
      proxy: connection.proxy,
    };
    throw new RecordingError(target.name, url.href, `${explainFailure(error, way).reason}.`, error);
  }
}
