import { describe, expect, it } from 'vitest';
import { toCurl } from '../../../support/evidence/curl';
import { renderExchange } from '../../../support/evidence/exchange-text';
import { expectCookie, expectCookieValue } from '../../../support/http/expect-cookie';
import { told } from '../../tools/told';
import { openSession } from './open-session';
import { startServer, type TestServer } from './server';

/** Sets what the query says: `/?set=a%3D1`. */
async function startSetter(): Promise<TestServer> {
  return await startServer(({ url }, response) => {
    response.setHeader('set-cookie', new URL(url, 'http://x').searchParams.getAll('set'));
    response.end('hello');
  });
}

const setting = (...cookies: string[]) =>
  `/?${cookies.map((one) => `set=${encodeURIComponent(one)}`).join('&')}`;

describe('cookies', () => {
  it('that a response sets go with later requests, by path and until they expire', async () => {
    await using server = await startSetter();
    const { api } = openSession(server.url);
    await api.send(
      'GET',
      setting('a=1; Path=/', 'b=2; Path=/only', 'c=3; Max-Age=60; Path=/', 'old=4; Max-Age=0; Path=/'),
    );
    await api.send('GET', '/only/here');
    expect(server.last().headers.cookie).toBe('b=2; a=1; c=3');
    await api.send('GET', setting('a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/'));
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBe('c=3');
  });

  it('for another host, or for a whole top-level domain, are not kept', async () => {
    await using server = await startSetter();
    const { api } = openSession(server.url);
    await api.send('GET', setting('a=1; Domain=example.com; Path=/', 'b=2; Domain=com; Path=/'));
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBeUndefined();
    expect(api.cookies).toEqual([]);
  });

  it('of one scenario are not those of the next', async () => {
    await using server = await startSetter();
    await openSession(server.url).api.send('GET', setting('a=1; Path=/'));
    await openSession(server.url).api.send('GET', '/');
    expect(server.last().headers.cookie).toBeUndefined();
  });

  it('of one actor are not those of another, and wait for their own', async () => {
    await using server = await startSetter();
    const { api } = openSession(server.url);
    api.identify({ authorization: 'Bearer ann' });
    await api.send('GET', setting('session=ann; Path=/'));
    api.identify({ authorization: 'Bearer ben' });
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBeUndefined();
    api.identify({ authorization: 'Bearer ann' });
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBe('session=ann');
  });

  it('of an identity go with its requests to services of the settings, until a response replaces them', async () => {
    await using server = await startSetter();
    await using other = await startSetter();
    const { api } = openSession(server.url);
    api.identify({}, { session: 'ann', lang: 'pt' }, 'ann');
    await api.send('GET', setting('session=renewed; Path=/'));
    expect(server.last().headers.cookie).toBe('session=ann; lang=pt');
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBe('session=renewed; lang=pt');
    await api.send('GET', other.url.replace('127.0.0.1', 'localhost'));
    expect(other.last().headers.cookie).toBeUndefined();
    api.identify({ authorization: 'renewed too' }, {}, 'ann');
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBe('session=renewed');
  });

  it('go with a request that is sent again as they did, whoever acts by then', async () => {
    await using server = await startSetter();
    const { api } = openSession(server.url);
    api.identify({ 'x-user': 'ann' }, { session: 'ann' });
    await api.send('GET', '/');
    api.identify({ 'x-user': 'ben' }, { session: 'ben' });
    await api.repeat();
    expect(server.last().headers).toMatchObject({ 'x-user': 'ann', cookie: 'session=ann' });
  });

  it('of a step go with the next request alone, in place of kept ones of their name', async () => {
    await using server = await startSetter();
    const { api } = openSession(server.url);
    await api.send('GET', setting('theme=light; Path=/', 'lang=pt; Path=/'));
    api.setCookie('theme', 'dark');
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBe('theme=dark; lang=pt');
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBe('theme=light; lang=pt');
    api.setHeader('Cookie', 'mine=1');
    await api.send('GET', '/');
    expect(server.last().headers.cookie).toBe('mine=1');
  });

  it('are renewed when a request is sent again', async () => {
    let count = 0;
    await using server = await startServer((_, response) => {
      response.setHeader('set-cookie', `n=${++count}; Path=/`);
      response.end();
    });
    const { api } = openSession(server.url);
    await api.send('GET', '/');
    await api.repeat();
    expect(server.last().headers.cookie).toBe('n=1');
    expect(api.cookies).toMatchObject([{ name: 'n', value: '2' }]);
  });

  it('are in no evidence', async () => {
    await using server = await startSetter();
    const { api, recorded } = openSession(server.url);
    api.setCookie('session', 's3cret-of-step');
    await api.send('GET', '/');
    await api.send('GET', '/?token=s3cret-in-query&x=1#access_token=s3cret-in-hash');
    const texts = recorded.flatMap((exchange) => [renderExchange(exchange), toCurl(exchange)]).join('\n');
    expect(texts).toContain('cookie: [redacted:cookie]');
    expect(texts).toContain('token=[redacted:token]&x=1');
    expect(texts).not.toContain('s3cret');
  });

  it('set by a response are in no evidence either', async () => {
    await using server = await startServer((_, response) => {
      response.setHeader('set-cookie', ['session=s3cret-a; HttpOnly', 'b=s3cret-b']);
      response.end();
    });
    const { api, recorded } = openSession(server.url);
    await api.send('GET', '/');
    await api.send('GET', '/');
    const texts = recorded.flatMap((exchange) => [renderExchange(exchange), toCurl(exchange)]).join('\n');
    expect(texts).toContain('set-cookie: [redacted:set-cookie]');
    expect(texts).toContain(`--header 'cookie: [redacted:cookie]'`);
    expect(texts).not.toContain('s3cret');
  });

  it('that no header can hold are refused', () => {
    const { api } = openSession('http://127.0.0.1:1');
    expect(told(() => api.setCookie('theme', 'dark; admin=1'))).toBe(
      `RequestCookieError: A cookie cannot be sent as "theme" with the value "dark; admin=1": neither may hold spaces, quotes, commas, semicolons or backslashes, and a name no "=" either.
  → Write it percent-encoded, such as "dark%3B%20admin%3D1".`,
    );
    expect(told(() => api.setCookie('token', 'a b'))).toBe(
      `RequestCookieError: A cookie cannot be sent as "token" with the value "[redacted:token]": neither may hold spaces, quotes, commas, semicolons or backslashes, and a name no "=" either.
  → Write it percent-encoded.`,
    );
  });
});

describe('a check of a response cookie', () => {
  async function answered(...cookies: string[]) {
    await using server = await startServer((_, response) => {
      response.setHeader('set-cookie', cookies);
      response.end('hello');
    });
    const { api } = openSession(server.url);
    await api.send('GET', '/');
    const said = (check: () => void) => told(check).replaceAll(server.url, 'http://orders');
    return { api, said };
  }

  it('passes with the value that was set last', async () => {
    const { api } = await answered('theme=light; Path=/a', 'theme=dark; Path=/b');
    expectCookie(api.answered, api.cookies, 'theme');
    expectCookieValue(api.answered, api.cookies, 'theme', 'dark');
  });

  it('shows the value', async () => {
    const { api, said } = await answered('theme=light');
    expect(said(() => expectCookieValue(api.answered, api.cookies, 'theme', 'dark'))).toBe(
      `ResponseError: The response cookie "theme" is "light", expected "dark".
  at GET http://orders/
  hello`,
    );
  });

  it.each(['sessionid=s3cret', 'JSESSIONID=s3cret', 'theme=s3cret; HttpOnly', 'csrf-token=s3cret'])(
    'does not show %s',
    async (cookie) => {
      const [name = ''] = cookie.split('=');
      const { api, said } = await answered(cookie);
      const text = said(() => expectCookieValue(api.answered, api.cookies, name, 'x'));
      expect(text.replaceAll('"', '')).toContain(`${name} is [redacted:${name.toLowerCase()}], expected x.`);
      expect(text).not.toContain('s3cret');
    },
  );

  it('tells which cookies there are', async () => {
    const { api, said } = await answered('theme=light', 'lang=pt');
    expect(said(() => expectCookie(api.answered, api.cookies, 'thema'))).toBe(
      `ResponseError: The response does not set the cookie "thema"; it sets: lang, theme. Did you mean "theme"?
  at GET http://orders/
  hello`,
    );
  });

  it('tells that there is none', async () => {
    const { api, said } = await answered();
    expect(said(() => expectCookie(api.answered, api.cookies, 'theme'))).toBe(
      `ResponseError: The response does not set the cookie "theme"; it sets none.
  at GET http://orders/
  hello`,
    );
  });
});
