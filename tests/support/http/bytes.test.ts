import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  brotliCompressSync,
  brotliDecompress,
  brotliDecompressSync,
  deflateRawSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateRaw,
  inflateSync,
  unzip,
  zstdCompressSync,
} from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCurl } from '../../../support/evidence/curl';
import { renderExchange } from '../../../support/evidence/exchange-text';
import { explainFailure } from '../../../support/http/failure';
import { unpack } from '../../../support/http/unpack';
import { told, toldBy } from '../../tools/told';
import { openSession } from './open-session';
import { startServer } from './server';

/** Every byte there is, so that any translation on the way shows. */
const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'brine-bytes-'));
  await writeFile(path.join(root, 'every.bin'), EVERY_BYTE);
  await writeFile(path.join(root, 'other.bin'), EVERY_BYTE.with(3, 0xff));
  await writeFile(path.join(root, 'shorter.bin'), EVERY_BYTE.subarray(0, 200));
  await writeFile(path.join(root, 'report.csv'), 'sku,left\nA,1\nB,2\n');
});
afterAll(async () => {
  await rm(root, { recursive: true });
});

const gzipped = (content: Buffer): Buffer => gzipSync(content);
const WAYS = [
  ['straight', {}],
  ['through all of axios', { network: { axios: () => {} } }],
] as const;

describe.each(WAYS)('a packed response that comes %s', (_, options) => {
  it.each([
    ['gzip', gzipped],
    ['x-gzip', gzipped],
    ['GZip', gzipped],
    ['br', brotliCompressSync],
    ['zstd', zstdCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['identity', (content: Buffer) => content],
    ['deflate, gzip', (content: Buffer) => gzipSync(deflateSync(content))],
    ['gzip, identity ,zstd', (content: Buffer) => zstdCompressSync(gzipSync(content))],
  ])('is unpacked, and still says that it was packed: %s', async (method, pack) => {
    await using server = await startServer((_, response) => {
      response.setHeader('content-encoding', method);
      response.end(pack(Buffer.from('packed é')));
    });
    const { api } = openSession(server.url, options);
    await api.send('GET', '/');
    expect(server.last().headers['accept-encoding']).toBe('gzip, deflate, br');
    expect(api.response.text).toBe('packed é');
    expect(api.response.headers['content-encoding']).toBe(method);
  });

  it.each(['gzip', 'br', 'zstd'])('fails when it is not packed as it says: %s', async (method) => {
    await using server = await startServer((_, response) => {
      response.setHeader('content-encoding', method);
      response.end('plain text, whatever the header says');
    });
    const { api } = openSession(server.url, options);
    const text = await toldBy(api.send('GET', '/'));
    expect(text.split('\n').slice(0, 2).join('\n')).toBe(
      `RequestFailedError: The request got no answer: the body of the answer is not packed in the way that its Content-Encoding says.
  at GET ${server.url}/`,
    );
    expect(text).toContain('\n  → Look at how the service "orders" compresses: ');
  });
});

describe('a packed response', () => {
  it('of zstd is told not to be readable on a Node that does not know it', async () => {
    const content = zstdCompressSync('packed');
    const error = await unpack(content, 'zstd', { unzip, inflateRaw, brotliDecompress }).catch((one) => one);
    const way = {
      url: 'http://h/',
      service: 'the service "orders"',
      name: 'orders',
      timeout: 1,
      proxy: undefined,
    };
    expect(explainFailure(error, way)).toEqual({
      reason: `its answer is packed with zstd, which Node ${process.versions.node} cannot unpack`,
      next: 'Run Brine with Node 22.15 or later, or let the service "orders" keep to what the request accepts.',
    });
  });

  it('is taken as far as it goes when it ends too early', async () => {
    const packed = gzipSync(Buffer.from('packed and cut'));
    await using server = await startServer((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(packed.subarray(0, -8));
    });
    const { api } = openSession(server.url);
    await api.send('GET', '/');
    expect(api.response.text).toBe('packed and cut');
  });

  it('is as it came when nobody knows the packing, or there is nothing in it', async () => {
    await using server = await startServer(({ url }, response) => {
      response.setHeader('content-encoding', url === '/none' ? 'gzip' : 'secret');
      response.end(url === '/none' ? '' : 'as it is');
    });
    const { api } = openSession(server.url);
    await api.send('GET', '/some');
    expect([api.response.text, api.response.headers['content-encoding']]).toEqual(['as it is', 'secret']);
    await api.send('GET', '/none');
    expect([api.response.text, api.response.headers['content-encoding']]).toEqual(['', 'gzip']);
  });
});

describe('a packed request', () => {
  it.each([
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
    ['deflate', inflateSync],
  ])('goes out in %s, and is recorded unpacked', async (method, unpack) => {
    await using server = await startServer();
    const { api, recorded } = openSession(server.url);
    api.compressBody(method);
    api.setBody('{ "a": "é" }');
    await api.send('POST', '/');
    const { headers, body } = server.last();
    expect(unpack(Buffer.from(body, 'latin1')).toString()).toBe('{ "a": "é" }');
    expect([headers['content-encoding'], headers['content-type']]).toEqual([method, 'application/json']);
    expect(Number(headers['content-length'])).toBe(body.length);
    const exchange = recorded[0] as (typeof recorded)[0];
    expect(exchange.request).toMatchObject({ body: '{ "a": "é" }', headers: { 'content-encoding': method } });
    expect(toCurl(exchange)).not.toContain('content-encoding');
  });

  it('is one only once, and packs forms and files too', async () => {
    await using server = await startServer();
    const { api, recorded } = openSession(server.url, { root });
    api.compressBody('gzip');
    await api.setBodyFromFile('every.bin');
    await api.send('POST', '/');
    expect(gunzipSync(Buffer.from(server.last().body, 'latin1'))).toEqual(EVERY_BYTE);
    expect(toCurl(recorded[0] as (typeof recorded)[0])).toContain(`--header 'content-encoding: gzip'`);
    api.setForm([['a', 'b']]);
    await api.send('POST', '/');
    expect([server.last().body, server.last().headers['content-encoding']]).toEqual(['a=b', undefined]);
  });

  it('sends what a file holds when a header alone says that it is packed', async () => {
    await writeFile(path.join(root, 'new.json.gz'), gzipSync('{"a":1}'));
    await using server = await startServer();
    const { api } = openSession(server.url, { root });
    api.setHeader('Content-Encoding', 'gzip');
    await api.setBodyFromFile('new.json.gz');
    await api.send('POST', '/');
    expect(gunzipSync(Buffer.from(server.last().body, 'latin1')).toString()).toBe('{"a":1}');
  });

  it('needs a method that there is, and a body', async () => {
    const { api } = openSession('http://127.0.0.1:1');
    expect(told(() => api.compressBody('zip'))).toBe(
      `CompressionError: A request body cannot be compressed with "zip".
  → Did you mean "gzip"? Write one of: br, deflate, gzip.`,
    );
    api.compressBody('gzip');
    expect(await toldBy(api.send('POST', '/'))).toBe(
      `UnusedRequestPartError: The request has compression and no body.
  → Add what is missing, or leave the step out.`,
    );
  });
});

describe('bytes', () => {
  it('go out and come back as they are', async () => {
    await using server = await startServer(
      ({ body }, response) => void response.end(Buffer.from(body, 'latin1')),
    );
    const { api, recorded } = openSession(server.url, { root });
    await api.setBodyFromFile('every.bin');
    await api.send('PUT', '/');
    await api.checkSameAsFile('every.bin');
    expect(recorded[0]?.request.body).toBe('<256 bytes of application/octet-stream>');
    expect(recorded[0]?.response?.text).toBe('<256 bytes of unknown type>');
    await api.saveBody('copies/every.bin');
    expect(await readFile(path.join(root, 'reports', 'output', 'files', 'copies', 'every.bin'))).toEqual(
      EVERY_BYTE,
    );
  });

  async function answered(content: Buffer | string, type: string) {
    await using server = await startServer((_, response) => {
      response.setHeader('content-type', type);
      response.end(content);
    });
    const { api } = openSession(server.url, { root });
    await api.send('GET', '/');
    const said = async (file: string) =>
      (await toldBy(api.checkSameAsFile(file))).replaceAll(server.url, 'http://orders');
    return { api, said };
  }

  it.each([
    [
      'other.bin',
      '256 bytes, expected 256 bytes; they differ from byte 3 on, where it has 0x03 and the file 0xff.',
    ],
    [
      'shorter.bin',
      '256 bytes, expected 200 bytes; they differ from byte 200 on, where it has 0xc8 and the file none.',
    ],
  ])('that are not those of %s say where', async (file, difference) => {
    const { said } = await answered(EVERY_BYTE, 'image/png');
    expect(await said(file)).toBe(
      `ResponseError: The response body is not the same as the file "${file}": ${difference}
  at GET http://orders/
  <256 bytes of image/png>`,
    );
  });

  it('that are text show the first line that differs', async () => {
    const { said } = await answered('sku,left\nA,1\nC,2', 'text/csv');
    expect(await said('report.csv')).toBe(
      `ResponseError: The response body is not the same as the file "report.csv": 16 bytes, expected 17 bytes. They differ from line 3 on:
    it has   "C,2"
    the file "B,2"
  at GET http://orders/
  sku,left
  A,1
  C,2`,
    );
  });

  it('that are text show that a line is missing', async () => {
    const { said } = await answered('sku,left', 'text/csv');
    expect(await said('report.csv')).toContain(
      '8 bytes, expected 17 bytes. They differ from line 2 on:\n    it has   (no such line)\n    the file "A,1"',
    );
  });

  it('are compared with a file that is there', async () => {
    const { api } = await answered('a', 'text/plain');
    expect(await toldBy(api.checkSameAsFile('no.bin'))).toBe(
      `RequestFileError: The file to compare the response body with could not be read: it does not exist.
  at ${path.join(root, 'no.bin')}
  → Paths are relative to the folder of brine.config.ts.`,
    );
  });

  it.each(['../../escaped.bin', '/tmp/escaped.bin', '.'])(
    'are not saved outside the output: %s',
    async (file) => {
      const { api } = await answered('a', 'text/plain');
      expect(await toldBy(api.saveBody(file))).toBe(
        `BodyFileError: The response body could not be saved as the file "${file}": it would be outside reports/output/files.
  → Give a path below reports/output/files, such as "invoices/ann.pdf".`,
      );
    },
  );

  it('that cannot be written say why', async () => {
    const { api } = await answered('a', 'text/plain');
    await api.saveBody('taken');
    expect(await toldBy(api.saveBody('taken/below'))).toMatch(
      /^BodyFileError: The response body could not be saved as the file "taken\/below".\n {2}E(NOTDIR|EXIST).*\n {2}→ Give a path/,
    );
  });
});

describe('secrets of a request', () => {
  it('in query, form and multipart are in no evidence', async () => {
    await using server = await startServer();
    const { api, recorded } = openSession(server.url, { root });
    api.setQuery([
      ['api_key', 's3cret-1'],
      ['page', '2'],
    ]);
    api.setForm([
      ['password', 's3cret 2'],
      ['name', 'ann'],
    ]);
    await api.send('POST', '/');
    api.setForm([
      ['password', 's3cret 3'],
      ['name', 'ann'],
    ]);
    await api.attachFile('report.csv', 'report');
    await api.send('POST', '/?access_token=s3cret-4');
    api.setHeader('X-Api-Key', 's3cret-5');
    api.setBody('{"card":{"number":"s3cret-6"},"name":"ann"}');
    await api.send('POST', `${server.url.replace('//', '//ann:s3cret-7@')}/`);
    const texts = recorded.flatMap((exchange) => [renderExchange(exchange), toCurl(exchange)]).join('\n');
    expect(server.seen.map(({ url }) => url).join()).toContain('s3cret-1');
    expect(texts).toContain('page=2');
    expect(texts).toContain('name=ann');
    expect(texts).not.toMatch(/s3cret/);
  });
});

describe('the timeout of one request', () => {
  it('is its own, and not that of the next', async () => {
    await using server = await startServer(({ url }, response) => {
      if (url !== '/never') setTimeout(() => response.end(), 100);
    });
    const { api } = openSession(server.url);
    api.setTimeout(50);
    expect(await toldBy(api.send('GET', '/never'))).toBe(
      `RequestFailedError: The request got no answer: it timed out after 50 ms.
  at GET ${server.url}/never
  → See in the log of the service "orders" what it was doing, or raise the limit in the step "the request timeout is …".`,
    );
    await api.send('GET', '/slow');
    expect(api.response.status).toBe(200);
  });
});
