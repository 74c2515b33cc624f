import { describe, expect, test } from 'vitest';
import { guess } from '../../../init/find/guess';
import { withoutTests } from '../../../init/find/sources';

const of = (text: string, features: string[] = []) => guess([{ file: 'src/main.rs', text }], features);

describe('where a service listens', () => {
  test.each([
    ['env::var("LISTEN_ADDR")', 'env', 'LISTEN_ADDR', '{{listen}}'],
    ['env::var("HTTP_BIND_ADDRESS")', 'env', 'HTTP_BIND_ADDRESS', '{{listen}}'],
    ['env::var("PORT").ok()', 'env', 'PORT', '{{port}}'],
    ['#[arg(long, env = "SERVER_PORT")]\nport: u16,', 'env', 'SERVER_PORT', '{{port}}'],
    ['#[arg(long, env, default_value_t = 80)]\n    pub port: u16,', 'env', 'PORT', '{{port}}'],
    ['#[arg(short, long, env)]\n    pub(crate) port: u16,', 'env', 'PORT', '{{port}}'],
    ['env::var("GATEWAY_PLACE").unwrap_or("0.0.0.0:3000".into())', 'env', 'GATEWAY_PLACE', '{{listen}}'],
    ['read("LISTEN_ADDRESS", "0.0.0.0"); read("PORT", 3000)', 'env', 'PORT', '{{port}}'],
    ['struct Config { pub port: u16 } fn f() { Env::raw() }', 'env', 'PORT', '{{port}}'],
    ['#[arg(long, default_value = "0.0.0.0:80")]\n    listen: String,', 'argument', '--listen', '{{listen}}'],
  ])('%s', (text, as, value, placeholder) => {
    expect(of(`\n${text}`).listen).toEqual({ as, value, placeholder, at: 'src/main.rs:2' });
  });

  test('is not where a database, a mail server or a message says so', () => {
    expect(of('"DB_PORT" "SMTP_ADDR" "the PORT is taken" "REPORT"').listen).toBeUndefined();
  });

  test('is not where it asks another, whatever stands in for that', () => {
    expect(of('env::var("REDIS_ADDR").unwrap_or("127.0.0.1:6379".into())').listen).toBeUndefined();
  });

  test.each([
    ['.bind("0.0.0.0:9000")?', '9000'],
    ['TcpListener::bind("127.0.0.1:3001").await', '3001'],
    ['SocketAddr::from(([127, 0, 0, 1], 3000))', '3000'],
    ['const ADDRESS: &str = "[::1]:4000";', '4000'],
    ['.bind(("0.0.0.0", port))', undefined],
    ['reqwest::get("http://localhost:8080/ping")', undefined],
  ])('is fixed by %s', (text, port) => {
    expect(of(text).fixed?.value).toBe(port);
    expect(of(`${text} "PORT"`).fixed).toBeUndefined();
  });

  test('is not what a unit test sets', () => {
    expect(of(withoutTests('fn main() {}\n#[cfg(test)]\nmod tests { "PORT" }')).listen).toBeUndefined();
  });
});

describe('what a service is', () => {
  test.each(['TcpListener::bind(a)', 'axum::serve(l, app)', 'HttpServer::new(|| app)', 'rocket::build()'])(
    'serves with %s',
    (text) => expect(of(text).serves).toBe(true),
  );

  test('a tool does not serve', () => {
    expect(of('fn main() { println!("done") }').serves).toBe(false);
  });

  test('says how it is at the path that tells most', () => {
    expect(of('.route("/ping", a)\n.route("/healthz", b)').health).toEqual({
      value: '/healthz',
      at: 'src/main.rs:2',
    });
  });

  test.each([
    ['let app = Router::new().route("/health", get(h)).nest("/api", api());', '/health'],
    [
      'fn api() { Router::new().route("/health", get(h)) }\nlet app = Router::new().nest("/api", api());',
      '/api/health',
    ],
    [
      'let auth = a();\nlet well = Router::new().route("/health", get(h));\nRouter::new().nest("/api/auth", auth).nest("/api", well)',
      '/api/health',
    ],
    [
      'fn config(c) { c.route("/health", h) }\nApp::new().service(web::scope("/v1/").configure(config))',
      '/v1/health',
    ],
    ['.route("/api/v1/healthz", get(h))', '/api/v1/healthz'],
  ])('says how it is below the prefix of its routes: %s', (text, path) => {
    expect(of(text).health?.value).toBe(path);
  });

  test.each(['/openapi.json', '/api-docs/openapi.json', '/v1/swagger.yaml'])(
    'has its document at %s',
    (route) => {
      expect(of(`.url("${route}", doc)`).openapi?.value).toBe(route);
    },
  );

  test.each([
    ['"DATABASE_URL"', ['postgres'], 'postgres'],
    ['"DATABASE_URL" "sqlite://x.db"', ['postgres', 'sqlite'], 'sqlite'],
    ['"ORDERS_DATABASE_URL"', ['sqlite'], 'sqlite'],
  ])('keeps rows by %s with %j in %s', (text, features, kind) => {
    expect(of(text, features).database?.kind).toBe(kind);
  });

  test('asks services that variables name, and not what only sounds like one', () => {
    const text =
      '"INVENTORY_URL" "PRICE_LIST_SERVICE_URL" "REDIS_URL" "AUTH_DATABASE_URL" "MAIL_AMQP_URL" "DATABASE_URL" "PUBLIC_URL"';
    expect(of(text).asks.map(({ value, service }) => [value, service])).toEqual([
      ['INVENTORY_URL', 'inventory'],
      ['PRICE_LIST_SERVICE_URL', 'price-list'],
    ]);
  });
});
