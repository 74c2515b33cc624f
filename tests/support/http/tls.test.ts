import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsFiles } from '../../../support/http/options';
import { toldBy } from '../../tools/told';
import { certificateFile, serverTls } from './certificates';
import { openSession } from './open-session';
import { json, startServer } from './server';

const ca = certificateFile('ca.pem');
const client = { certificate: certificateFile('client.pem'), key: certificateFile('client.key') };

function open(url: string, tls?: TlsFiles, name = 'orders') {
  return openSession({ name, url, ...(tls && { tls }) }).api;
}

const hello = (_: unknown, response: import('node:http').ServerResponse) => void response.end('hello');

describe('a service with TLS', () => {
  it('is trusted for the sake of its authority', async () => {
    await using server = await startServer(hello, serverTls());
    const api = open(server.url, { ca });
    await api.send('GET', '/');
    expect(api.response.text).toBe('hello');
  });

  it('is trusted whoever it is, where the settings say so', async () => {
    await using server = await startServer(hello, serverTls('self-signed.pem'));
    const api = open(server.url, { insecure: true });
    await api.send('GET', '/');
    expect(api.response.text).toBe('hello');
  });

  it('is trusted for itself alone: not by another service, nor by a session without its settings', async () => {
    await using server = await startServer(hello, serverTls());
    await open(server.url, { insecure: true }).send('GET', '/');
    await open(server.url, { ca }).send('GET', '/');
    expect(await toldBy(open(server.url).send('GET', '/'))).toContain('does not trust');
  });

  it.each([
    ['client.key', undefined],
    ['client-locked.key', 'only-for-tests'],
  ])('is shown the certificate of this client, with %s', async (key, passphrase) => {
    const options = { ...serverTls(), ca: [readCa()], requestCert: true };
    await using server = await startServer(
      (_, response, request) =>
        json(response, 200, (request.socket as TLSSocket).getPeerCertificate().subject),
      options,
    );
    const api = open(server.url, {
      ca,
      ...client,
      key: certificateFile(key),
      ...(passphrase && { passphrase }),
    });
    await api.send('GET', '/');
    expect(api.response.body).toEqual({ CN: 'Brine test client' });
  });

  it('keeps its connections over scenarios', async () => {
    const ports = new Set<number | undefined>();
    await using server = await startServer((_, response, request) => {
      ports.add(request.socket.remotePort);
      response.end('x');
    }, serverTls());
    for (let scenario = 0; scenario < 3; scenario += 1) {
      const api = open(server.url, { ca });
      await api.send('GET', '/');
      await api.send('POST', '/');
    }
    expect(ports.size).toBe(1);
  });

  it('gives its OpenAPI document over TLS too', async () => {
    const document = { openapi: '3.1.0', paths: { '/': { get: { operationId: 'hello', responses: {} } } } };
    await using server = await startServer((_, response) => json(response, 200, document), serverTls());
    const { api } = openSession({ name: 'orders', url: server.url, openapi: '/openapi.json', tls: { ca } });
    await api.call('hello', {});
    expect(server.seen.map(({ url }) => url)).toEqual(['/openapi.json', '/']);
    const { api: other } = openSession({ name: 'orders', url: server.url, openapi: '/other.json' });
    expect(await toldBy(other.call('hello', {}))).toBe(
      `SpecificationError: The API specification could not be read.
  at ${server.url}/other.json
  This machine does not trust the certificate of 127.0.0.1, which is of an unknown authority.
  Name the certificate of its authority: services: { orders: { tls: { ca: 'certificates/ca.pem' } } } in brine.config.ts.
  Only where it does not matter who answers, trust everyone: tls: { insecure: true }.
  → Check "openapi" in brine.config.ts and what stands there: OpenAPI 3.0 or 3.1, as JSON or YAML.`,
    );
  });
});

function readCa(): Buffer {
  return readFileSync(ca);
}

describe('TLS that fails tells the next move:', () => {
  it('a self-signed certificate', async () => {
    await using server = await startServer(hello, serverTls('self-signed.pem'));
    expect(await toldBy(open(server.url).send('GET', '/orders'))).toBe(
      `RequestFailedError: The request got no answer: this machine does not trust the certificate of 127.0.0.1, which is self-signed.
  at GET ${server.url}/orders
  → Name the certificate of its authority: services: { orders: { tls: { ca: 'certificates/ca.pem' } } } in brine.config.ts.
    Only where it does not matter who answers, trust everyone: tls: { insecure: true }.`,
    );
  });

  it('an unknown authority, of a service whose name needs quotes', async () => {
    await using server = await startServer(hello, serverTls());
    expect(await toldBy(open(server.url, undefined, 'order-desk').send('GET', '/orders'))).toBe(
      `RequestFailedError: The request got no answer: this machine does not trust the certificate of 127.0.0.1, which is of an unknown authority.
  at GET ${server.url}/orders
  → Name the certificate of its authority: services: { 'order-desk': { tls: { ca: 'certificates/ca.pem' } } } in brine.config.ts.
    Only where it does not matter who answers, trust everyone: tls: { insecure: true }.`,
    );
  });

  it('a certificate that has expired', async () => {
    await using server = await startServer(hello, serverTls('expired.pem'));
    expect(await toldBy(open(server.url, { ca }).send('GET', '/'))).toBe(
      `RequestFailedError: The request got no answer: the certificate of 127.0.0.1 has expired.
  at GET ${server.url}/
  → Renew it. Until then, where it does not matter who answers: services: { orders: { tls: { insecure: true } } } in brine.config.ts.`,
    );
  });

  it('a certificate for another name', async () => {
    await using server = await startServer(hello, serverTls());
    const url = server.url.replace('127.0.0.1', 'localhost');
    expect(await toldBy(open(url, { ca }).send('GET', '/'))).toBe(
      `RequestFailedError: The request got no answer: the certificate is not for localhost, but for: IP Address:127.0.0.1, DNS:shop.test.
  at GET ${url}/
  → Ask the service "orders" under a name of its certificate, or give it a certificate for this one.`,
    );
  });

  it('a server that asks for a certificate', async () => {
    const options = { ...serverTls(), ca: [readCa()], requestCert: true, rejectUnauthorized: true };
    await using server = await startServer(hello, options);
    expect(await toldBy(open(server.url, { ca }).send('GET', '/'))).toBe(
      `RequestFailedError: The request got no answer: 127.0.0.1 did not accept this client: it asks for a certificate.
  at GET ${server.url}/
  → Name one that it accepts: services: { orders: { tls: { certificate: 'certificates/client.pem', key: 'certificates/client.key' } } } in brine.config.ts.`,
    );
  });

  it('a server that speaks plain HTTP', async () => {
    await using server = await startServer(hello);
    const url = server.url.replace('http:', 'https:');
    expect(await toldBy(open(url).send('GET', '/'))).toBe(
      `RequestFailedError: The request got no answer: 127.0.0.1 does not speak TLS there.
  at GET ${url}/
  → Check the address of the service "orders": does it begin with http:// rather than https://?`,
    );
  });
});

describe('a file of TLS that cannot be used is named:', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'brine-tls-'));
    await writeFile(path.join(root, 'note.txt'), 'not a certificate');
    await writeFile(path.join(root, 'ca.der'), Buffer.from([0x30, 0x82, 0x01, 0x00]));
  });
  afterAll(async () => {
    await rm(root, { recursive: true });
  });

  const inRoot = (name: string) => path.join(root, name);

  it.each<[string, () => TlsFiles, string, () => string, string]>([
    ['absent', () => ({ ca: inRoot('no.pem') }), 'ca', () => inRoot('no.pem'), 'There is no such file.'],
    [
      'text',
      () => ({ ca: inRoot('note.txt') }),
      'ca',
      () => inRoot('note.txt'),
      'It holds no certificate in the PEM format.',
    ],
    [
      'binary',
      () => ({ ca: inRoot('ca.der') }),
      'ca',
      () => inRoot('ca.der'),
      'It holds no certificate in the PEM format.',
    ],
    [
      'a key for a certificate',
      () => ({ ...client, certificate: client.key }),
      'certificate',
      () => client.key,
      'It holds no certificate in the PEM format.',
    ],
    [
      'a certificate for a key',
      () => ({ ...client, key: client.certificate }),
      'key',
      () => client.certificate,
      'It holds no key in the PEM format.',
    ],
    [
      'locked',
      () => ({ ...client, key: certificateFile('client-locked.key') }),
      'key',
      () => certificateFile('client-locked.key'),
      'It needs a passphrase.',
    ],
    [
      'locked with another passphrase',
      () => ({ ...client, key: certificateFile('client-locked.key'), passphrase: 'wrong' }),
      'key',
      () => certificateFile('client-locked.key'),
      'The passphrase does not open it.',
    ],
    [
      'of another certificate',
      () => ({ ...client, key: certificateFile('server.key') }),
      'key',
      () => certificateFile('server.key'),
      'It is not the key of the certificate.',
    ],
  ])('%s', async (_, tls, setting, file, reason) => {
    expect(await toldBy(open('https://127.0.0.1:1', tls()).send('GET', '/'))).toBe(
      `TlsFileError: The file of services.orders.tls.${setting} cannot be used. ${reason}
  at ${file()}
  → Correct services.orders.tls.${setting} in brine.config.ts: a PEM file, its path relative to that of brine.config.ts.`,
    );
  });
});
