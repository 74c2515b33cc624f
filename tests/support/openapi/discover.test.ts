import { describe, expect, it } from 'vitest';
import { discoverDocument } from '../../../support/openapi/discover';
import { fetchText, readSource } from '../../../support/openapi/read-source';
import { toldBy } from '../../tools/told';
import { closedAddress, json, startServer } from '../http/server';

const DOCUMENT = { openapi: '3.1.0', paths: {} };

describe('the document of an address', () => {
  it('is found where a running service tells it', async () => {
    await using server = await startServer(({ url }, response) => {
      if (url === '/v3/api-docs') json(response, 200, DOCUMENT);
      else if (url === '/') response.setHeader('content-type', 'text/html').end('<html>Welcome</html>');
      else response.writeHead(404).end();
    });
    expect(await discoverDocument(server.url)).toMatchObject({ source: `${server.url}/v3/api-docs` });
  });

  it('is told not to be there with all places that were looked at', async () => {
    await using server = await startServer(({ url }, response) => {
      if (url === '/swagger.json') json(response, 200, { swagger: '2.0' });
      else response.writeHead(404).end();
    });
    const told = await toldBy(discoverDocument(server.url));
    expect(told).toContain(
      'There is no OpenAPI document where services tell it. Give the whole address of it.',
    );
    expect(told).toContain('  /openapi.json: It answers with status 404.\n');
    expect(told).toContain('  /swagger.json: It is Swagger 2.0. Convert it first');
  });

  it('is not looked for elsewhere when nobody is there, or a path is given', async () => {
    const closed = await closedAddress();
    expect(await toldBy(discoverDocument(closed))).toBe(
      'SpecificationError: The API specification could not be read.\n' +
        `  at ${new URL(closed).href}\n` +
        '  The connection was refused.\n' +
        '  → Check what was given to the command and what stands there: OpenAPI 3.0 or 3.1, as JSON or YAML.',
    );
    await using server = await startServer((_, response) => void response.writeHead(404).end());
    expect(await toldBy(discoverDocument(`${server.url}/api.json`))).toContain('It answers with status 404.');
    expect(server.seen.map(({ url }) => url)).toEqual(['/api.json']);
  });

  it('is not asked for at a port that fetch refuses, and that is said', async () => {
    expect(await toldBy(discoverDocument('http://127.0.0.1:6000'))).toBe(
      'SpecificationError: The API specification could not be read.\n' +
        '  at http://127.0.0.1:6000/\n' +
        '  fetch speaks to nobody at this port, and no browser does. Let the service listen on another one, or save the document and name the file.\n' +
        '  → Check what was given to the command and what stands there: OpenAPI 3.0 or 3.1, as JSON or YAML.',
    );
  });

  it('is waited for, not for ever', async () => {
    await using server = await startServer(() => {});
    expect(await toldBy(readSource(server.url, fetchText, 50))).toContain(
      'There was no answer within 0.05 seconds.',
    );
  });
});
