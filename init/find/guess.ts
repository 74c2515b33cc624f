import type { Guess, RustBinary } from '../found';
import { healthOf } from './health';
import { allOf, firstOf, type Source } from './sources';

/** What a service does that listens, in the words of the crates that Rust services are written with. */
const SERVES =
  /\b(?:TcpListener|axum::serve|axum_server|HttpServer::new|rocket::(?:build|launch)|#\[launch\]|warp::serve|Server::bind|tonic::transport::Server|hyper::server|poem::Server|salvo)\b/;
/** Names of variables for `host:port` and for a port, the usual ones first. */
const ADDRESSES =
  /"((?:(?:HTTP|SERVER|APP|API|WEB|SERVICE)_)?(?:LISTEN|LISTEN_ADDR|LISTEN_ADDRESS|BIND|BIND_ADDR|BIND_ADDRESS|ADDR|ADDRESS|SOCKET_ADDR|SOCKET_ADDRESS))"/;
/** Any variable for which `127.0.0.1:3000` stands in, but those of what is asked. */
const DEFAULTED =
  /"((?![A-Z0-9_]*(?:DATABASE|DB|POSTGRES|PG|REDIS|SMTP|MAIL|AMQP|NATS|KAFKA|MONGO|OTEL|OTLP|JAEGER|UPSTREAM|PROXY))[A-Z][A-Z0-9_]*)"[^;"]{0,80}"(?:127\.0\.0\.1|0\.0\.0\.0|localhost|\[::1?\]):\d{2,5}"/;
const PORTS = /"((?:(?:HTTP|SERVER|APP|API|WEB|SERVICE|LISTEN)_)?PORT)"/;
/** `#[arg(long, env)] port: u16`, `#[arg(long)] port: u16`: clap makes the names of the field. */
const CLAP_ENV =
  /#\[(?:arg|clap)\([^\]]*\benv\b(?!\s*=)[^\]]*\)\]\s*(?:pub(?:\([^)]*\))?\s+)?(listen|bind|addr|address|port)\s*:/;
const CLAP_LONG =
  /#\[(?:arg|clap)\([^\]]*\blong\b(?!\s*=)[^\]]*\)\]\s*(?:pub(?:\([^)]*\))?\s+)?(listen|bind|addr|address|port)\s*:/;
/** `bind("0.0.0.0:3000")`, `SocketAddr::from(([127, 0, 0, 1], 3000))`, `const ADDRESS: &str = "127.0.0.1:3000"`. */
const FIXED =
  /(?<=\bbind\w*\(\s*&?"[^":\s]*:|\bSocketAddr::from\(\(\s*\[[\d,\s]+\],\s*|"(?:127\.0\.0\.1|0\.0\.0\.0|localhost|\[::1?\]):)(\d{2,5})\b/;
/** Settings that figment or envy read from the environment, a variable for each field. */
const BY_FIELDS = /\bEnv::raw\(\)|\benvy::from_env\b/;
const OPENAPI = /"(\/[\w./-]*(?:openapi|swagger)[\w.-]*\.(?:json|ya?ml))"/;
const OTHER = /"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_URL)"/;
/** Variables on `…_URL` that name no service to be asked over HTTP, also where they say whose it is: `AUTH_DATABASE_URL`. */
const NO_SERVICE =
  /^(?:\w+_)?(?:DATABASE|DB|POSTGRES\w*|PG|SQLITE|REDIS|AMQP|RABBITMQ|NATS|KAFKA|MONGO\w*|CALLBACK|REDIRECT)$|^(?:BASE|PUBLIC|APP|WEB|FRONTEND|SELF|OWN|SITE|OTEL\w*|SENTRY|JAEGER|LOKI|PROXY|HTTP_PROXY|HTTPS_PROXY)$/;

type Guessed = Omit<RustBinary, 'name' | 'manifest' | 'package'>;

/**
 * How a binary is run, by what its sources say.
 *
 * @param sources of its package, then of the packages beside it that it is made of.
 * @param features of the crates that it depends on: `sqlite`, `postgres`.
 */
export function guess(sources: readonly Source[], features: readonly string[]): Guessed {
  const document = firstOf(sources, OPENAPI);
  return {
    serves: sources.some(({ text }) => isServing(text)),
    ...placeOf(sources),
    health: healthOf(sources),
    openapi: document,
    database: databaseOf(sources, features),
    asks: allOf(sources, OTHER).flatMap(serviceOf),
    clock: firstOf(sources, /"(CLOCK_FILE)"/),
    ports: allOf(sources, /(?:"[\w.]+:|"|\b)(\d{4,5})\b/).map(({ value }) => value),
  };
}

/** Whether code listens to a network. */
export function isServing(code: string): boolean {
  return SERVES.test(code);
}

function placeOf(sources: readonly Source[]): Pick<RustBinary, 'listen' | 'fixed'> {
  const listen = listenOf(sources);
  return listen ? { listen } : { fixed: firstOf(sources, FIXED) };
}

function listenOf(sources: readonly Source[]): RustBinary['listen'] {
  const whole = firstOf(sources, DEFAULTED);
  if (whole) return { ...whole, as: 'env', placeholder: '{{listen}}' };
  // Where there is one for the port, the address is a host alone.
  const port = firstOf(sources, PORTS);
  if (port) return { ...port, as: 'env', placeholder: '{{port}}' };
  const address = firstOf(sources, ADDRESSES);
  if (address) return { ...address, as: 'env', placeholder: '{{listen}}' };
  const read = firstOf(sources, CLAP_ENV);
  if (read)
    return {
      value: read.value.toUpperCase(),
      at: read.at,
      as: 'env',
      placeholder: placeholderOf(read.value),
    };
  const field = sources.some(({ text }) => BY_FIELDS.test(text)) && firstOf(sources, /\b(port)\s*:\s*u16\b/);
  if (field) return { value: 'PORT', at: field.at, as: 'env', placeholder: '{{port}}' };
  const option = firstOf(sources, CLAP_LONG);
  return (
    option && {
      value: `--${option.value}`,
      at: option.at,
      as: 'argument',
      placeholder: placeholderOf(option.value),
    }
  );
}

function placeholderOf(field: string): '{{listen}}' | '{{port}}' {
  return field === 'port' ? '{{port}}' : '{{listen}}';
}

function databaseOf(sources: readonly Source[], features: readonly string[]): RustBinary['database'] {
  const variable = firstOf(sources, /"((?:\w+_)?DATABASE_URL)"/);
  if (!variable) return undefined;
  const sqlite = firstOf(sources, /"(sqlite:)/) !== undefined || !features.includes('postgres');
  return { ...variable, kind: sqlite ? 'sqlite' : 'postgres' };
}

/** `PRICE_LIST_SERVICE_URL` → `price-list`; nothing for what is no service that is asked over HTTP. */
function serviceOf({ value, at }: Guess): (Guess & { service: string })[] {
  const name = value.replace(/(?:_SERVICE)?(?:_BASE)?_URL$/, '');
  return NO_SERVICE.test(name) ? [] : [{ value, at, service: name.toLowerCase().replaceAll('_', '-') }];
}
