import { explainFailure, type Failure } from '../http/failure';
import type { Stream } from './stream';

/** Puts what a connection failed with into words. */
export function explain({ request }: Stream, error: unknown): Failure {
  const { service, url, timeout, limit, proxy } = request;
  const way = { url, service: `the service "${service}"`, name: service, timeout, proxy };
  return explainFailure(error, limit === undefined ? way : { ...way, limit });
}
