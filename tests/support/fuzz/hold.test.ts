import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectToHold } from '../../../support/fuzz/hold';
import { newFolder } from '../../tools/folder';
import { openSession } from '../http/open-session';
import { startServer } from '../http/server';

const DOCUMENT = {
  openapi: '3.1.0',
  paths: {
    '/notes': {
      post: {
        operationId: 'writeNote',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['text'],
                properties: {
                  text: { type: 'string', minLength: 1 },
                  stars: { type: 'integer', minimum: 0 },
                },
              },
            },
          },
        },
        responses: { 201: { description: 'It' }, 400: { description: 'It is not as it should be' } },
      },
    },
  },
};

interface Note {
  text?: unknown;
  stars?: unknown;
}

/** A service of notes that answers with the status that this gives. */
async function fuzzed(statusOf: (note: Note) => number, seed = 'one') {
  await using server = await startServer((seen, response) => {
    const note = JSON.parse(Buffer.from(seen.body, 'latin1').toString()) as Note | null;
    response.writeHead(typeof note === 'object' && note !== null ? statusOf(note) : 400).end();
  });
  const file = path.join(newFolder(), 'notes.json');
  writeFileSync(file, JSON.stringify(DOCUMENT));
  const { api } = openSession({ name: 'notes', url: server.url, openapi: file });
  const holding = expectToHold(api, { name: 'writeNote', runs: 200, seed, fixed: {} });
  const message = await holding.then(
    () => '',
    (error: Error) => `${error.name}: ${error.message}`,
  );
  return {
    message: message
      .replaceAll(server.url, 'http://notes')
      .replaceAll(/--header 'traceparent[^']*' \\\n\s*/g, ''),
    asked: server.seen,
  };
}

const isGood = ({ text, stars }: Note): boolean =>
  typeof text === 'string' &&
  text !== '' &&
  (stars === undefined || (Number.isInteger(stars) && Number(stars) >= 0));

describe('an operation under random requests', () => {
  it('holds when it does what its document says', async () => {
    const { message, asked } = await fuzzed((note) => (isGood(note) ? 201 : 400));
    expect(message).toBe('');
    expect(asked).toHaveLength(200);
    expect(asked.some(({ body }) => !isGood(JSON.parse(body) ?? {}))).toBe(true);
  });

  it('is told with the least request that breaks it, as a scenario and as a command', async () => {
    const { message } = await fuzzed((note) => (Number(note.stars) > 999 ? 500 : isGood(note) ? 201 : 400));
    expect(message).toContain(
      'OperationDoesNotHoldError: The operation "writeNote" does not hold under random requests.',
    );
    expect(message).toContain('  at POST /notes\n  status: expected none of 5xx, actual 500\n');
    expect(message).toContain(`  Scenario: writeNote answers as documented
    When I send a POST request to "/notes" with body:
      """
      {"text":" ","stars":1000}
      """
    Then the response should match the API specification`);
    expect(message).toContain("curl --request POST 'http://notes/notes'");
  });

  it.each([
    ['accepts what its schema refuses', () => 201, 'since the schema refuses the body; actual 201'],
    ['answers with a status that it does not document', () => 418, 'status: expected 201, 400, actual 418'],
  ])('does not hold when it %s', async (_, statusOf, told) => {
    expect((await fuzzed(statusOf)).message).toContain(told);
  });

  it('is sent the same for the same seed, and something else for another', async () => {
    const [one, same, other] = await Promise.all(
      ['a', 'a', 'b'].map(async (seed) => await fuzzed(() => 400, seed)),
    );
    const bodies = [one, same, other].map((run) => run?.asked.map(({ body }) => body));
    expect(bodies[0]).toEqual(bodies[1]);
    expect(bodies[0]).not.toEqual(bodies[2]);
  });
});
