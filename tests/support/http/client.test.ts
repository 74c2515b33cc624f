import axios, { type AxiosInstance } from 'axios';
import { describe, expect, it } from 'vitest';
import { toldBy } from '../../tools/told';
import { openSession } from './open-session';
import { json, startServer } from './server';

function open(url: string, hook: (instance: AxiosInstance) => void) {
  return openSession(url, { network: { axios: hook } });
}

describe('the hook api.axios', () => {
  it('sets interceptors that see each request and response, and what they change is recorded', async () => {
    await using server = await startServer((_, response) => json(response, 404, { a: 1 }));
    const statuses: number[] = [];
    const { api, recorded } = open(server.url, (instance) => {
      instance.interceptors.request.use((config) => {
        config.headers.set('X-Signature', `signed ${config.method} ${config.data}`);
        config.url += '?signed=1';
        return config;
      });
      instance.interceptors.response.use((response) => {
        statuses.push(response.status);
        return response;
      });
    });
    api.setBody('{"a":1}');
    await api.send('POST', '/orders');
    expect(server.last()).toMatchObject({ url: '/orders?signed=1', body: '{"a":1}' });
    expect(server.last().headers['x-signature']).toBe('signed post {"a":1}');
    expect(recorded[0]?.request).toMatchObject({
      url: `${server.url}/orders?signed=1`,
      headers: { 'x-signature': 'signed post {"a":1}', 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(statuses).toEqual([404]);
    expect(api.response.body).toEqual({ a: 1 });
  });

  it('is called once, however many scenarios there are', async () => {
    await using server = await startServer();
    let calls = 0;
    const hook = () => {
      calls += 1;
    };
    for (let scenario = 0; scenario < 3; scenario += 1) await open(server.url, hook).api.send('GET', '/');
    expect(calls).toBe(1);
  });

  it('may turn a status into an error, and bytes into an object', async () => {
    await using server = await startServer((_, response) => json(response, 422, { code: 'bad' }));
    const { api } = open(server.url, (instance) => {
      instance.interceptors.response.use((response) => {
        response.data = JSON.parse(String(response.data));
        throw new axios.AxiosError('Refused', 'ERR_BAD_REQUEST', response.config, response.request, response);
      });
    });
    await api.send('GET', '/');
    expect([api.response.status, api.response.body]).toEqual([422, { code: 'bad' }]);
  });

  it('may send again, in which case the last answer counts', async () => {
    let count = 0;
    await using server = await startServer((_, response) =>
      json(response, ++count < 3 ? 503 : 200, { count }),
    );
    const { api, recorded } = open(server.url, (instance) => {
      instance.interceptors.response.use((response) =>
        response.status === 503 ? instance.request(response.config) : response,
      );
    });
    await api.send('GET', '/');
    expect(api.response.body).toEqual({ count: 3 });
    expect(recorded.length).toBe(1);
  });

  it('that fails is told as what it is', async () => {
    const { api } = open('http://127.0.0.1:1', () => {
      throw new Error('no key');
    });
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `ClientHookError: The function api.axios failed when it was called.
  at brine.config.ts, api.axios
  Error: no key
  → Correct it; an interceptor returns the config or the response that it was given.`,
    );
  });

  it('whose interceptor fails is told as what it is', async () => {
    const { api, recorded } = open('http://127.0.0.1:1', (instance) => {
      instance.interceptors.request.use(() => {
        throw new TypeError('no key');
      });
    });
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `ClientHookError: The function api.axios failed in an interceptor.
  at brine.config.ts, api.axios
  TypeError: no key
  → Correct it; an interceptor returns the config or the response that it was given.`,
    );
    expect(recorded.length).toBe(1);
  });

  it('whose interceptor keeps the response to itself is told so', async () => {
    await using server = await startServer();
    const { api } = open(server.url, (instance) => {
      instance.interceptors.response.use((response) => response.data);
    });
    expect(await toldBy(api.send('GET', '/'))).toBe(
      `ClientHookError: The function api.axios has an interceptor that does not hand the whole response on.
  at brine.config.ts, api.axios
  → Correct it; an interceptor returns the config or the response that it was given.`,
    );
  });
});

describe('connections', () => {
  it('are kept over scenarios', async () => {
    const ports = new Set<number | undefined>();
    await using server = await startServer((_, response, request) => {
      ports.add(request.socket.remotePort);
      response.end('x');
    });
    for (let scenario = 0; scenario < 5; scenario += 1) {
      const { api } = openSession(server.url);
      await api.send('GET', '/');
      await api.send('POST', '/');
    }
    expect(ports.size).toBe(1);
  });
});

describe('several APIs of one scenario', () => {
  it('are used in turn, each at its own address, with the same identity', async () => {
    await using orders = await startServer((_, response) => json(response, 200, { from: 'orders' }));
    await using inventory = await startServer((_, response) => json(response, 200, { from: 'inventory' }));
    const { api, recorded } = openSession('', {
      target: (name = 'orders') => ({ name, url: name === 'orders' ? orders.url : inventory.url }),
    });
    api.identify({ authorization: 'Bearer ann' });
    await api.send('GET', '/');
    api.use('inventory');
    await api.send('GET', '/');
    expect(api.response.body).toEqual({ from: 'inventory' });
    api.use('orders');
    await api.send('GET', '/');
    expect(api.response.body).toEqual({ from: 'orders' });
    expect(recorded.map(({ service }) => service)).toEqual(['orders', 'inventory', 'orders']);
    expect(inventory.last().headers.authorization).toBe('Bearer ann');
  });
});
