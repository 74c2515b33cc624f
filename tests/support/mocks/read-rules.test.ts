import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { readReplies } from '../../../support/mocks/read-replies';
import { readRules } from '../../../support/mocks/read-rules';

const folder = mkdtempSync(path.join(tmpdir(), 'brine-mocks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rulesIn(text: string): Promise<unknown> {
  const file = path.join(folder, 'cards.yaml');
  writeFileSync(file, text);
  return await readRules(file).catch((error: Error) => error.message.replaceAll(folder, '<folder>'));
}

describe('a file of what a mock always replies', () => {
  it('is read', async () => {
    expect(
      await rulesIn(
        '- { request: POST /charges, having: { card: "4000" }, reply: [{ status: 402 }, normally] }',
      ),
    ).toEqual([
      {
        method: 'POST',
        path: '/charges',
        having: { card: '4000' },
        replies: [{ status: 402 }, { normally: true }],
      },
    ]);
  });

  const SHAPE =
    'Each entry is { request: POST /charges, having: { … }, reply: { … } }; "having" may be left out.';
  test.each([
    ['{}', `This is no list of replies.\n  at <folder>/cards.yaml\n  → ${SHAPE}`],
    [
      '- { request: charges, reply: {} }',
      `This is no reply to a request: {"request":"charges","reply":{}}\n  at <folder>/cards.yaml, entry 1\n  → ${SHAPE}`,
    ],
    [
      '- { request: GET /x, reply: {}, when: 1 }',
      `An entry has no "when".\n  at <folder>/cards.yaml, entry 1\n  → ${SHAPE}`,
    ],
    [
      '- { request: GET /x, reply: { status: 99 } }',
      'A mock cannot reply with the status 99.\n  at <folder>/cards.yaml, entry 1\n  → Write a status from 200 to 599.',
    ],
  ])('is refused: %s', async (text, message) => {
    expect(await rulesIn(text)).toBe(message);
  });
});

describe('a reply', () => {
  it('takes a value of the request without quotes', () => {
    expect(readReplies('body:\n  id: {{request.body.id}}\n  all: [1]', 'here')).toEqual([
      { body: { id: '{{request.body.id}}', all: [1] } },
    ]);
  });

  it('has a delay in words or milliseconds', () => {
    expect(readReplies('- delay: 1.5 seconds\n- delay: 20', 'here')).toEqual([
      { delay: 1_500 },
      { delay: 20 },
    ]);
  });

  test.each([
    ['[]', 'There is no reply in this list.'],
    ['- later', 'This is no reply: "later"'],
    ['headers: [1]', 'The headers of a reply are names with values.'],
    ['delay: soon', '"soon" is no delay.'],
    ['becomes: 7', '"becomes" names a state of the mock, which 7 is not.'],
  ])('is refused: %s', (text, what) => {
    expect(() => readReplies(text, 'here')).toThrow(what);
  });
});
