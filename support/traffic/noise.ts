import { isJsonKind } from '../openapi/media-range';
import type { Recorded } from './recorded';

/** Why a request is not part of what somebody did with an API. */
export type Noise =
  | 'pages, images, scripts, styles and fonts'
  | 'preflights'
  | 'streams'
  | 'without an answer';

const PURPOSES = new Set([
  'document',
  'font',
  'image',
  'manifest',
  'media',
  'other',
  'ping',
  'script',
  'stylesheet',
  'texttrack',
]);
const TYPES = /^(?:image|font|audio|video)\/|^text\/(?:html|css|javascript)$|javascript|wasm|font/;
const ENDINGS = /\.(?:avif|css|gif|html?|ico|jpe?g|m?js|map|mp[34]|otf|png|svg|ttf|wasm|webm|webp|woff2?)$/i;
/** What a browser fetches without being asked to. */
const ON_ITS_OWN = /^\/(?:favicon\.ico|robots\.txt|manifest\.json|\.well-known\/appspecific\/.*)$/;

/** @returns undefined when it is a call that a scenario could make. */
export function noiseOf({ method, url, status, answer, purpose }: Recorded): Noise | undefined {
  if (method === 'OPTIONS' || purpose === 'preflight') return 'preflights';
  if (
    status === 101 ||
    /^(?:websocket|eventsource)$/.test(purpose ?? '') ||
    answer.type === 'text/event-stream'
  )
    return 'streams';
  // 304 says that the browser had it already; what it had is not recorded.
  if (status < 200 || status === 304) return 'without an answer';
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (ON_ITS_OWN.test(url.pathname)) return 'pages, images, scripts, styles and fonts';
  if (isJsonKind(answer.type)) return undefined;
  const isPart = TYPES.test(answer.type) || ENDINGS.test(url.pathname) || PURPOSES.has(purpose ?? '');
  return isPart ? 'pages, images, scripts, styles and fonts' : undefined;
}
