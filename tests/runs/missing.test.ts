import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { json, type Seen, startServer } from '../support/http/server';
import { HOME, messagesOf, runProject } from '../tools/run-project';

const run = promisify(execFile);

const kind = { type: 'string', enum: ['wood', 'steel', 'glass'] };
const finish = { type: 'string', enum: ['raw', 'oiled'] };
const part = { type: 'object', required: ['finish'], properties: { finish } };
const fields = {
  name: { type: 'string', minLength: 1, maxLength: 20 },
  kind,
  parts: { type: 'array', items: part },
};
const NEW = { type: 'object', required: ['name', 'kind'], properties: fields };
const SHELF = { ...NEW, required: ['id', 'name', 'kind'], properties: { id: { type: 'string' }, ...fields } };
const answer = (schema: object) => ({ description: 'yes', content: { 'application/json': { schema } } });
const no = { description: 'no' };

/** A service with inputs of each kind, and two things that no input reaches: a parameter that nobody can guess, and a 503. */
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Shelves', version: '1' },
  paths: {
    '/shelves': {
      get: {
        operationId: 'listShelves',
        summary: 'List shelves',
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'kind', in: 'query', schema: kind },
          { name: 'heavy', in: 'query', schema: { type: 'boolean' } },
          { name: 'sort', in: 'query', schema: { type: 'string' } },
          { name: 'X-Mode', in: 'header', schema: { type: 'string', enum: ['fast', 'slow'] } },
        ],
        responses: { 200: answer({ type: 'array', items: SHELF }), 400: no },
      },
      post: {
        operationId: 'createShelf',
        summary: 'Put up a shelf',
        requestBody: { required: true, content: { 'application/json': { schema: NEW } } },
        responses: { 201: answer(SHELF), 422: no },
      },
    },
    '/changes': {
      get: {
        operationId: 'followShelves',
        parameters: [{ name: 'since', in: 'query', schema: { type: 'string' } }],
        responses: { 200: { description: 'yes', content: { 'text/event-stream': {} } } },
      },
    },
    '/shelves/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'readShelf',
        summary: 'Look at a shelf',
        responses: { 200: answer(SHELF), 404: no, 503: no },
      },
    },
  },
};

type Shelf = { id: string; kind: string };
const shelves: Shelf[] = [];

function serve({ method, url, headers, body }: Seen, response: ServerResponse): void {
  const { pathname, searchParams: query } = new URL(url, 'http://shelves');
  if (pathname === '/changes') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: none\n\n');
    return;
  }
  if (method === 'POST') {
    put(body, response);
    return;
  }
  const id = /^\/shelves\/(.+)$/.exec(pathname)?.[1];
  if (id !== undefined) {
    const found = shelves.find((shelf) => shelf.id === decodeURIComponent(id));
    if (found) json(response, 200, found);
    else response.writeHead(404).end();
    return;
  }
  const wanted = query.get('kind');
  const isFit =
    (wanted === null || kind.enum.includes(wanted)) &&
    /^(?:[1-9]\d*)?$/.test(query.get('page') ?? '') &&
    /^(?:true|false)?$/.test(query.get('heavy') ?? '') &&
    ['fast', 'slow', undefined].includes(headers['x-mode'] as string | undefined);
  const listed = shelves.filter((shelf) => wanted === null || shelf.kind === wanted);
  if (isFit) json(response, 200, listed);
  else response.writeHead(400).end();
}

function put(body: string, response: ServerResponse): void {
  const shelf = JSON.parse(body) as { name?: unknown; kind?: unknown; parts?: unknown };
  const { name, parts = [] } = shelf;
  const isFit =
    typeof name === 'string' &&
    name.length > 0 &&
    name.length <= 20 &&
    kind.enum.includes(String(shelf.kind)) &&
    Array.isArray(parts) &&
    parts.every((one: { finish?: unknown }) => finish.enum.includes(String(one.finish)));
  if (!isFit) {
    response.writeHead(422).end();
    return;
  }
  const made = { ...shelf, id: `shelf-${shelves.length + 1}` };
  shelves.push(made as unknown as Shelf);
  json(response, 201, made);
}

it('writes what a run has missed, and once that has run nothing is missing that input can reach', async () => {
  await using server = await startServer(serve);
  const { root, output, exitCode } = await runProject({
    files: {
      'openapi.json': JSON.stringify(DOCUMENT),
      'brine.config.ts': `export default { services: { shelves: { url: '${server.url}', openapi: 'openapi.json' } } };`,
      'features/shelves.feature': [
        'Feature: Shelves',
        '  @exchanges:always',
        '  Scenario: There are those of glass',
        '    When I send a GET request to "/shelves?kind=glass&sort=secret-value"',
        '    Then the response status should be 200',
        '',
        '  @exchanges:always',
        '  Scenario: Changes are told',
        '    When I listen to the events of "/changes?since=now"',
        '    Then I should receive 1 message',
        '',
        '  Scenario: Nothing is asked',
        '    Given a unique number saved as "mark"',
        '',
      ].join('\n'),
    },
  });
  expect(exitCode, output).toBe(0);
  const brine = async (...args: string[]): Promise<string> => {
    const { stdout } = await run(process.execPath, [path.join(HOME, 'cli', 'brine.js'), ...args], {
      cwd: root,
    });
    return stdout;
  };

  // What passed becomes a draft too, where a tag has it kept.
  expect(await brine('generate', '--from', 'run')).toBe(
    'features/drafts/last-run.feature (new: scenarios: 1, requests: 1)\n' +
      "Not in it:\n  streams: 1\n  scenarios that sent nothing, or of which the run kept nothing (exchanges: 'always' keeps it): 1\n",
  );
  const draft = path.join(root, 'features', 'drafts', 'last-run.feature');
  expect(readFileSync(draft, 'utf8')).toContain(
    'Scenario: There are those of glass\n    When I call the operation "listShelves" with:',
  );
  rmSync(draft);

  const first = await brine('generate', '--missing');
  expect(first).toContain(
    'shelves: GET /shelves: never answered with 400; never sent: query page, query kind=wood, query kind=steel, query heavy, header X-Mode, header X-Mode=fast, header X-Mode=slow\n',
  );
  // Who listens to events asks for their operation.
  expect(first).not.toContain('/changes');
  expect(first).toContain('shelves: POST /shelves: never asked for\n');
  expect(first).toContain('Left for you to write:\n  readShelf: 503 for you to provoke\n');
  const written = readFileSync(path.join(root, 'features', 'missing', 'shelves', 'shelves.feature'), 'utf8');
  expect(written).toContain('parts[0].finish is oiled');
  expect(messagesOf(root).some((message) => JSON.stringify(message).includes('query sort'))).toBe(true);

  const second = await brine('run').catch((error: { stdout: string }) => error.stdout);
  expect(second).toMatch(/^\d{2,} scenarios \(\d+ passed\)$/m);
  expect(await brine('generate', '--missing')).toBe(
    'shelves: GET /shelves/{id}: never answered with 503\nNothing has changed.\nLeft for you to write:\n  readShelf: 503 for you to provoke\n',
  );
  // What was recorded names parameters and choices, never what else was sent.
  const calls = messagesOf(root).flatMap(({ attachment }) =>
    attachment?.mediaType === 'application/vnd.brine.calls+json' ? [attachment.body] : [],
  );
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.join('\n')).not.toContain('secret-value');
  expect(existsSync(path.join(root, 'features', 'generated'))).toBe(false);
}, 120_000);
