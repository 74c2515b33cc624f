import { describe, expect, it } from 'vitest';
import type { Network } from '../../../support/http/options';
import { proxyFor } from '../../../support/http/proxy';
import { told, toldBy } from '../../tools/told';
import { certificateFile, serverTls } from './certificates';
import { openSession } from './open-session';
import { startProxy } from './proxy-server';
import { closedAddress, startServer } from './server';

const hello = (_: unknown, response: import('node:http').ServerResponse) => void response.end('hello');
const portOf = (url: string) => new URL(url).port;

describe('a request through a proxy', () => {
  it('of the environment reaches a service outside', async () => {
    await using server = await startServer(hello);
    await using proxy = await startProxy();
    const url = `http://shop.test:${portOf(server.url)}`;
    const { api, recorded } = openSession(url, { network: { env: { HTTP_PROXY: proxy.url } } });
    await api.send('GET', '/orders?a=b');
    expect(api.response.text).toBe('hello');
    expect(proxy.seen).toEqual([`GET ${url}/orders?a=b`]);
    expect(recorded[0]?.request.url).toBe(`${url}/orders?a=b`);
    expect(server.last()).toMatchObject({ url: '/orders?a=b', headers: { host: new URL(url).host } });
  });

  it('tunnels to https with the TLS of the service, over one connection', async () => {
    await using server = await startServer(hello, serverTls());
    await using proxy = await startProxy();
    const url = `https://shop.test:${portOf(server.url)}`;
    const target = { name: 'orders', url, tls: { ca: certificateFile('ca.pem') } };
    const { api } = openSession(target, { network: { env: { https_proxy: proxy.url } } });
    await api.send('GET', '/');
    await api.send('POST', '/');
    expect(api.response.text).toBe('hello');
    expect(proxy.seen).toEqual([`CONNECT shop.test:${portOf(server.url)}`]);
  });

  it('logs in to it, and the login is in no record', async () => {
    await using server = await startServer(hello);
    await using secure = await startServer(hello, serverTls());
    await using proxy = await startProxy();
    const network: Network = { proxy: proxy.url.replace('//', '//ann:s3cret%21@') };
    const login = `Basic ${Buffer.from('ann:s3cret!').toString('base64')}`;
    const { api, recorded } = openSession(`http://shop.test:${portOf(server.url)}`, { network });
    await api.send('GET', '/');
    const tls = { insecure: true };
    const other = openSession(
      { name: 'o', url: `https://shop.test:${portOf(secure.url)}`, tls },
      { network },
    );
    await other.api.send('GET', '/');
    expect(proxy.seen).toEqual([
      `GET http://shop.test:${portOf(server.url)}/ ${login}`,
      `CONNECT shop.test:${portOf(secure.url)} ${login}`,
    ]);
    expect(server.last().headers['proxy-authorization']).toBeUndefined();
    expect(JSON.stringify([...recorded, ...other.recorded])).not.toMatch(/s3cret|proxy-auth/);
  });

  it('that the settings name is also for this machine', async () => {
    await using server = await startServer(hello);
    await using proxy = await startProxy();
    const { api } = openSession(server.url, { network: { proxy: proxy.url } });
    await api.send('GET', '/');
    expect(proxy.seen).toEqual([`GET ${server.url}/`]);
  });

  it('that is not there says so', async () => {
    const proxy = await closedAddress();
    const network = { proxy: proxy.replace('//', '//ann:s3cret@') };
    const shown = `${proxy.replace('//', '//[redacted:login]@')}/`;
    for (const url of ['http://shop.test', 'https://shop.test']) {
      expect(await toldBy(openSession(url, { network }).api.send('GET', '/'))).toBe(
        `RequestFailedError: The request got no answer: the connection to the proxy ${shown} was refused.
  at GET ${url}/
  → Check api.proxy in brine.config.ts, or HTTP_PROXY and HTTPS_PROXY; NO_PROXY names the hosts to reach without it.`,
      );
    }
  });

  it('that refuses the tunnel is not taken for the service', async () => {
    await using proxy = await startProxy(407);
    const { api, recorded } = openSession('https://shop.test', { network: { proxy: proxy.url } });
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `RequestFailedError: The request got no answer: the proxy ${proxy.url}/ did not let it through: 407 Proxy Authentication Required.
  at GET https://shop.test/
  → Check api.proxy in brine.config.ts, or HTTP_PROXY and HTTPS_PROXY; NO_PROXY names the hosts to reach without it.`,
    );
    expect(recorded).toMatchObject([{ service: 'orders', error: expect.stringContaining('407') }]);
  });
});

describe('the proxy for an address', () => {
  const env = {
    HTTPS_PROXY: 'http://secure:1',
    http_proxy: 'plain:2',
    NO_PROXY: '.corp.test, *.lab.test,api.test:444 ::1',
  };

  it.each<[string, Network, string | undefined]>([
    ['https://shop.test', { env }, 'http://secure:1/'],
    ['http://shop.test', { env }, 'http://plain:2/'],
    ['http://shop.test', { env: { ALL_PROXY: 'http://all:3' } }, 'http://all:3/'],
    ['http://shop.test', { env: { HTTPS_PROXY: 'http://secure:1' } }, undefined],
    ['http://shop.test', {}, undefined],
    ['https://shop.test', { env, proxy: false }, undefined],
    ['https://shop.test', { env, proxy: 'http://own:4' }, 'http://own:4/'],
    ['https://a.corp.test', { env }, undefined],
    ['https://corp.test', { env, proxy: 'http://own:4' }, undefined],
    ['https://notcorp.test', { env }, 'http://secure:1/'],
    ['https://a.lab.test', { env }, undefined],
    ['https://api.test:444', { env }, undefined],
    ['https://api.test', { env }, 'http://secure:1/'],
    ['https://shop.test', { env: { ...env, no_proxy: '*' } }, undefined],
    ['https://127.0.0.1:1', { env }, undefined],
    ['https://a.localhost', { env }, undefined],
    ['https://localhost', { env, proxy: 'http://own:4' }, 'http://own:4/'],
  ])('%s, %j: %s', (url, network, proxy) => {
    expect(proxyFor(new URL(url), network)?.href).toBe(proxy);
  });

  it('must be one', () => {
    const url = new URL('https://shop.test');
    expect(told(() => proxyFor(url, { env: { https_proxy: 'socks5://ann:s3cret@proxy:1' } }))).toBe(
      `ProxyAddressError: "socks5://[redacted:login]@proxy:1" is not the address of a proxy.
  at the environment variable https_proxy
  → Write it as "http://proxy.example.com:3128".`,
    );
    expect(told(() => proxyFor(url, { proxy: 'http://' }))).toBe(
      `ProxyAddressError: "http://" is not the address of a proxy.
  at api.proxy in brine.config.ts
  → Write it as "http://proxy.example.com:3128".`,
    );
  });
});
