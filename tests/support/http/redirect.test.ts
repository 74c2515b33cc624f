import { describe, expect, it } from 'vitest';
import { told, toldBy } from '../../tools/told';
import { openSession } from './open-session';
import { type Seen, startServer, type TestServer } from './server';

/** Answers `/status/to` with that status and location, anything else with what it was asked for. */
async function startRedirector(): Promise<TestServer> {
  return await startServer(({ method, url, body }, response) => {
    const [, status, to] = /^\/(\d{3})\/(.*)$/.exec(url) ?? [];
    if (status)
      response.writeHead(Number(status), {
        location: decodeURIComponent(to ?? ''),
        'set-cookie': `s${status}=1; Path=/`,
      });
    response.end(`${method} ${url} ${body}`.trim());
  });
}

const via = (status: number, to: string) => `/${status}/${encodeURIComponent(to)}`;

describe('redirects', () => {
  it('that are followed are each an exchange, and the last one is the response', async () => {
    await using server = await startRedirector();
    const { api, recorded } = openSession(server.url);
    api.followRedirects(true);
    await api.send('GET', via(302, via(301, '/end?a=b')));
    expect(api.response.text).toBe('GET /end?a=b');
    expect(recorded.map(({ service, response }) => [service, response?.status])).toEqual([
      ['orders', 302],
      ['orders', 301],
      ['orders', 200],
    ]);
    expect(api.exchange).toBe(recorded[2]);
    expect(server.last().headers.cookie).toBe('s302=1; s301=1');
    expect(api.cookies.map(({ name }) => name)).toEqual(['s302', 's301']);
  });

  it('stay followed until they are not', async () => {
    await using server = await startRedirector();
    const { api } = openSession(server.url);
    api.followRedirects(true);
    await api.send('GET', via(302, '/end'));
    await api.send('GET', via(302, '/end'));
    expect(api.response.status).toBe(200);
    api.followRedirects(false);
    await api.send('GET', via(302, '/end'));
    expect(api.response.status).toBe(302);
  });

  it.each([
    ['POST', 301, 'GET /end'],
    ['POST', 302, 'GET /end'],
    ['POST', 303, 'GET /end'],
    ['PUT', 302, 'PUT /end {"a":1}'],
    ['PUT', 303, 'GET /end'],
    ['POST', 307, 'POST /end {"a":1}'],
    ['POST', 308, 'POST /end {"a":1}'],
  ])('turn %s with %i into %s', async (method, status, text) => {
    await using server = await startRedirector();
    const { api } = openSession(server.url);
    api.followRedirects(true);
    api.setBody('{"a":1}');
    await api.send(method, via(status, '/end'));
    expect(api.response.text).toBe(text);
    const hasType = server.last().headers['content-type'] !== undefined;
    expect(hasType).toBe(text.includes('{'));
  });

  it('to another host take no identity, no secret and no cookie along', async () => {
    await using other = await startServer();
    await using own = await startRedirector();
    const { api, recorded } = openSession(own.url, { headers: { 'X-Suite': 'shop' } });
    api.followRedirects(true);
    api.identify({ 'x-user': 'ann' });
    api.setHeaders([
      ['X-Api-Key', 'k'],
      ['X-Once', '1'],
    ]);
    api.setCookie('mine', '1');
    // Another port of the same host shares its cookies, as in a browser; so another name of it.
    await api.send('GET', via(302, other.url.replace('127.0.0.1', 'localhost')));
    expect(own.last().headers).toMatchObject({
      'x-user': 'ann',
      'x-suite': 'shop',
      'x-api-key': 'k',
      cookie: 'mine=1',
    });
    expect(other.last().headers).toMatchObject({ 'x-once': '1' });
    const names = ['x-user', 'x-suite', 'x-api-key', 'cookie'];
    expect(names.filter((name) => name in other.last().headers)).toEqual([]);
    expect(recorded[1]?.service).toBe(new URL(other.url).host.replace('127.0.0.1', 'localhost'));
  });

  it('to another service of the settings take the identity along', async () => {
    await using inventory = await startServer();
    await using orders = await startRedirector();
    const { api, recorded } = openSession('', {
      target: (name) =>
        name === 'inventory' ? { name, url: inventory.url } : { name: 'orders', url: orders.url },
    });
    api.followRedirects(true);
    api.identify({ authorization: 'Bearer ann' });
    api.use('inventory');
    await api.send('GET', '/');
    api.use('orders');
    await api.send('GET', via(307, `${inventory.url}/stock`));
    expect((inventory.last() as Seen).headers.authorization).toBe('Bearer ann');
    expect(recorded.at(-1)?.service).toBe('inventory');
  });

  it('are followed again when the request is sent again', async () => {
    await using server = await startRedirector();
    const { api } = openSession(server.url);
    api.followRedirects(true);
    await api.send('GET', via(302, '/end'));
    await api.repeat();
    expect(server.seen.map(({ url }) => url)).toEqual([via(302, '/end'), '/end', via(302, '/end'), '/end']);
  });

  it('without an end are given up', async () => {
    await using server = await startServer(
      (_, response) => void response.writeHead(302, { location: '/again?token=x' }).end(),
    );
    const { api, recorded } = openSession(server.url);
    api.followRedirects(true);
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `RedirectError: The request was redirected more than 20 times, the last time to ${server.url}/again?token=[redacted:token].
  at GET ${server.url}/
  → See the hops in the evidence of this scenario, or write "redirects are not followed" to check the redirect itself.`,
    );
    expect(recorded.length).toBe(21);
  });

  it.each(['mailto:ann@example.com', 'http://[nowhere/'])('to %s are given up', async (location) => {
    await using server = await startServer((_, response) => void response.writeHead(302, { location }).end());
    const { api } = openSession(server.url);
    api.followRedirects(true);
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `RedirectError: The redirect leads to "${location}", where no request can go.
  at GET ${server.url}/
  → See the hops in the evidence of this scenario, or write "redirects are not followed" to check the redirect itself.`,
    );
  });

  it('into the void fail as the hop that failed', async () => {
    await using server = await startServer(
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    );
    const { api } = openSession(server.url);
    api.followRedirects(true);
    expect(await toldBy(api.send('GET', '/'))).toMatch(/refused.\n {2}at GET http:\/\/127.0.0.1:1\/\n/);
    expect(told(() => api.response)).toMatch(/^NoResponseError: The last request got no response/);
  });
});
