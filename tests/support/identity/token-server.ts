import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A form that a token endpoint got, and the login of its Basic header. */
export interface TokenRequest {
  form: Record<string, string>;
  login: string | undefined;
}

export interface TokenServer extends AsyncDisposable {
  url: string;
  seen: TokenRequest[];
}

/**
 * A token endpoint as RFC 6749 describes it: knows one client (`shop-suite`, `client s3cret `) and the user `ann` with
 * `ann-secret`; gives `token-1`, `token-2`, … for a minute each.
 */
export async function startTokenServer(
  lasting: { expires_in?: unknown } = { expires_in: 60 },
): Promise<TokenServer> {
  const seen: TokenRequest[] = [];
  let given = 0;
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    const login = /^Basic (.*)$/.exec(request.headers.authorization ?? '')?.[1];
    const one = { form, login: login && Buffer.from(login, 'base64').toString() };
    seen.push(one);
    const refusal = refusalOf(one);
    if (!refusal) given += 1;
    const body = refusal?.body ?? {
      access_token: `token-${given}`,
      token_type: 'Bearer',
      ...lasting,
    };
    response.writeHead(refusal?.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function refusalOf({ form, login }: TokenRequest): { status: number; body: unknown } | undefined {
  const secret = login === undefined ? form.client_secret : decodeURIComponent(`${login.split(':')[1]}`);
  if (secret !== undefined && secret.replaceAll('+', ' ') !== 'client s3cret ') {
    const description = `unknown client, secret ${secret}`;
    return { status: 401, body: { error: 'invalid_client', error_description: description } };
  }
  if (form.grant_type === 'password' && form.password !== 'ann-secret') {
    return { status: 400, body: { error: 'invalid_grant', error_description: 'wrong name or password' } };
  }
  return undefined;
}
