import { describe, expect, it } from 'vitest';
import { redactText } from '../../../support/evidence/redact';
import { oauth2ClientCredentials, oauth2Password } from '../../../support/identity/oauth2';
import { toldBy } from '../../tools/told';
import { closedAddress, json, startServer } from '../http/server';
import { startTokenServer } from './token-server';

const client = { clientId: 'shop-suite', clientSecret: 'client s3cret ' };

describe('client credentials', () => {
  it('give a bearer token with the time at which it expires', async () => {
    await using server = await startTokenServer();
    const now = () => Date.UTC(2026, 0, 1);
    const identity = await oauth2ClientCredentials({
      tokenUrl: server.url,
      ...client,
      scope: 'orders stock',
      now,
    });
    expect(identity).toEqual({
      headers: { Authorization: 'Bearer token-1' },
      expiresAt: new Date('2026-01-01T00:01:00Z'),
    });
    expect(server.seen).toEqual([
      {
        form: { grant_type: 'client_credentials', scope: 'orders stock' },
        login: 'shop-suite:client+s3cret+',
      },
    ]);
  });

  it('may go into the form', async () => {
    await using server = await startTokenServer();
    await oauth2ClientCredentials({ tokenUrl: server.url, ...client, clientAuthentication: 'body' });
    expect(server.seen).toEqual([
      {
        form: {
          grant_type: 'client_credentials',
          client_id: 'shop-suite',
          client_secret: 'client s3cret ',
        },
        login: undefined,
      },
    ]);
  });

  it('last as long as the run when the server does not say how long', async () => {
    await using server = await startTokenServer({});
    const identity = await oauth2ClientCredentials({ tokenUrl: server.url, ...client });
    expect(identity).toEqual({ headers: { Authorization: 'Bearer token-1' } });
  });

  it('expire also when the server sends the number as text', async () => {
    await using server = await startTokenServer({ expires_in: '90' });
    const identity = await oauth2ClientCredentials({ tokenUrl: server.url, ...client, now: () => 0 });
    expect(identity.expiresAt).toEqual(new Date(90_000));
  });

  it('that are refused say so and show no secret, even when the server repeats it', async () => {
    await using server = await startTokenServer();
    const refused = oauth2ClientCredentials({ tokenUrl: server.url, ...client, clientSecret: 'wr0ng-pears' });
    expect(
      (await toldBy(refused)).replace(server.url, '<token url>'),
    ).toBe(`TokenRequestError: The token endpoint gave no token to the client "shop-suite": status 401, invalid_client.
  at POST <token url>
  unknown client, secret [redacted:secret]
  → Check the id, the secret and the scope that signIn in brine.config.ts uses, and the variables they come from.`);
  });
});

describe('a user’s name and password', () => {
  it('give a bearer token, also for a public client', async () => {
    await using server = await startTokenServer();
    const identity = await oauth2Password({
      tokenUrl: server.url,
      clientId: 'shop-web',
      username: 'ann',
      password: 'ann-secret',
    });
    expect(identity.headers).toEqual({ Authorization: 'Bearer token-1' });
    expect(server.seen).toEqual([
      {
        form: { grant_type: 'password', username: 'ann', password: 'ann-secret', client_id: 'shop-web' },
        login: undefined,
      },
    ]);
  });

  it('that are wrong say so', async () => {
    await using server = await startTokenServer();
    const refused = oauth2Password({
      tokenUrl: server.url,
      ...client,
      username: 'ann',
      password: 'pears-17',
    });
    expect(
      (await toldBy(refused)).replace(server.url, '<token url>'),
    ).toBe(`TokenRequestError: The token endpoint gave no token to "ann": status 400, invalid_grant.
  at POST <token url>
  wrong name or password
  → Check the id, the secret and the scope that signIn in brine.config.ts uses, and the variables they come from.`);
  });
});

describe('a token endpoint', () => {
  it('that is not there is told as such', async () => {
    const tokenUrl = `${await closedAddress()}/token`;
    const told = await toldBy(oauth2ClientCredentials({ tokenUrl, ...client }));
    expect(
      told.replace(tokenUrl, '<token url>'),
    ).toBe(`TokenRequestError: The token endpoint gave no token to the client "shop-suite": the connection was refused.
  at POST <token url>
  → Check tokenUrl in brine.config.ts, and that the server runs.`);
  });

  it.each([
    ['JSON', (response: Parameters<typeof json>[0]) => json(response, 200, { hello: 'world' })],
    ['a page', (response: Parameters<typeof json>[0]) => void response.end('<h1>Sign in</h1>')],
  ])('that answers with %s of another kind is told as such', async (_, answer) => {
    await using server = await startServer((_seen, response) => answer(response));
    const told = await toldBy(oauth2ClientCredentials({ tokenUrl: server.url, ...client }));
    expect(
      told.replace(server.url, '<token url>'),
    ).toBe(`TokenRequestError: The token endpoint gave no token to the client "shop-suite": its answer has no access_token.
  at POST <token url>
  → Check tokenUrl in brine.config.ts: this does not answer as OAuth 2 does.`);
  });

  it('has its token and its secrets hidden from then on', async () => {
    await using server = await startTokenServer();
    await oauth2ClientCredentials({ tokenUrl: server.url, ...client });
    expect(redactText('they said token-1 and client s3cret !')).toBe(
      'they said [redacted:token] and [redacted:secret]!',
    );
  });
});
