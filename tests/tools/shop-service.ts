/**
 * A service for runs of small projects: `/stop-answering`, `/exit`, `/break` (it starts no more), `/env/NAME`,
 * `/keep/TEXT` and `/kept` (in its folder of data), `/ask` (of the service whose address is in `OTHER_URL`),
 * `/note/TEXT` and `/notes` (in the SQLite database of `DATABASE_URL`).
 */
export const SHOP_SERVICE = `import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';

const { DATABASE_URL, LISTEN, NAME, OTHER_URL, DATA = '.', FAULT } = process.env;
appendFileSync('starts.txt', NAME + '\\n');
if (existsSync('broken-' + NAME)) {
  console.error('the migration of ' + NAME + ' cannot go on');
  process.exit(3);
}
if (FAULT) {
  console.error(NAME + ' cannot read FAULT=' + FAULT);
  process.exit(4);
}
const kept = DATA + '/kept.txt';
let silent = false;
let database;
if (DATABASE_URL) {
  const { DatabaseSync } = await import('node:sqlite');
  database = new DatabaseSync(new URL(DATABASE_URL.replace('sqlite:', 'file:').split('?')[0]), { timeout: 2000 });
  database.exec('CREATE TABLE IF NOT EXISTS notes (text TEXT)');
}

const paths = {
  env: (name) => process.env[name] ?? 'nothing',
  exit: () => process.exit(7),
  break: () => writeFileSync('broken-' + NAME, ''),
  keep: (text) => appendFileSync(kept, text + ' '),
  kept: () => (existsSync(kept) ? readFileSync(kept, 'utf8').trim() : 'nothing'),
  note: (text) => void database.prepare('INSERT INTO notes VALUES (?)').run(text),
  notes: () => database.prepare('SELECT text FROM notes').all().map(({ text }) => text).join(' ') || 'none',
  pid: () => process.pid,
  ask: async (...rest) => (await (await fetch(OTHER_URL + '/' + rest.join('/'))).json()).said,
  'stop-answering': () => { silent = true; },
};

const server = http.createServer(async (request, response) => {
  const [, path, ...rest] = request.url.split('/');
  const said = await paths[path]?.(...rest);
  // How often it is asked whether it is ready is a matter of time.
  if (request.url !== '/health') console.log([request.method, request.url, request.headers.traceparent].filter(Boolean).join(' '));
  if (silent) return;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ said: said ?? 'ok' }));
});
const [host, port] = LISTEN.split(':');
server.listen(Number(port), host, () => {
  console.log('listening on http://' + host + ':' + server.address().port);
});
`;

/** The settings of such a service in a project that has it as `service.mjs`. */
export function shopService(name: string, env: Record<string, string> = {}) {
  return {
    command: ['node', 'service.mjs'],
    env: { LISTEN: '{{listen}}', NAME: name, DATA: '{{directory}}', ...env },
    ready: { http: '/health' },
  };
}
