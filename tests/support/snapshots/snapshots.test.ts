import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Shot, Snapshots } from '../../../support/snapshots/snapshots';
import { Values } from '../../../support/values/values';

const FEATURE = 'features/ordering/placing.feature';
const FILE = 'features/ordering/__snapshots__/placing/new order.json';
const ANSWER: Shot = {
  status: 201,
  body: {
    id: '018f3a5e-7c1b-7d2e-9f00-112233445566',
    status: 'open',
    lines: [{ sku: 'PEAR-1', quantity: 2 }],
  },
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'brine-snapshots-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function check(shot: Shot, env: NodeJS.ProcessEnv = {}, name = 'new order'): Promise<string | undefined> {
  const snapshots = new Snapshots({ root, env, values: new Values({ sku: 'PEAR-1' }, {}, { now: 0 }) });
  snapshots.begin(FEATURE, 12);
  return snapshots.check(name, shot);
}

async function failure(work: Promise<unknown>): Promise<string | undefined> {
  return await work.then(
    () => undefined,
    (error: Error) => error.message,
  );
}

const read = () =>
  JSON.parse(readFileSync(path.join(root, FILE), 'utf8')) as { body: Record<string, unknown> };

/** As somebody edits it. */
function edit(change: (snapshot: { status: number; body: Record<string, unknown> }) => void): void {
  const snapshot = JSON.parse(readFileSync(path.join(root, FILE), 'utf8'));
  change(snapshot);
  writeFileSync(path.join(root, FILE), JSON.stringify(snapshot));
}

describe('a snapshot that is missing', () => {
  it('is written, and what changes from run to run is told', async () => {
    expect(await check(ANSWER)).toBe(`The snapshot "new order" was written: ${FILE}
Read it through and commit it. What changes from run to run was written so:
  body.id: #uuid
  body.lines[0].sku: {{sku}}`);
    expect(readFileSync(path.join(root, FILE), 'utf8')).toBe(`{
  "status": 201,
  "body": {
    "id": "#uuid",
    "status": "open",
    "lines": [
      {
        "sku": "{{sku}}",
        "quantity": 2
      }
    ]
  }
}
`);
  });

  it('is written for a response without a body, and for one that is text', async () => {
    await check({ status: 204, body: undefined });
    expect(read()).toEqual({ status: 204, body: null });
    expect(await check({ status: 204, body: undefined })).toBeUndefined();
    expect(await check({ status: 200, body: 'ready' }, {}, 'plain')).toBe(
      'The snapshot "plain" was written: features/ordering/__snapshots__/placing/plain.json\nEvery value in it stands for itself.',
    );
    expect(await failure(check({ status: 200, body: 'down' }, {}, 'plain'))).toContain('"ready"');
  });

  it.each(['true', '1'])('fails where CI is %s', async (CI) => {
    expect(await failure(check(ANSWER, { CI }))).toBe(
      `There is no snapshot "new order", and none is written where CI is set.
  at ${FILE}
  → Run the scenario on your machine, read the file it writes, and commit it.`,
    );
  });

  it('is written where CI is set and updates are asked for', async () => {
    expect(await check(ANSWER, { CI: 'true', BRINE_UPDATE_SNAPSHOTS: '1' })).toContain('was written');
  });
});

describe('a snapshot that is there', () => {
  it('holds for a response that differs only in what changes from run to run', async () => {
    await check(ANSWER);
    const other = {
      ...ANSWER,
      body: { ...(ANSWER.body as object), id: '118f3a5e-7c1b-7d2e-9f00-112233445566' },
    };
    expect(await check(other, { CI: 'true' })).toBeUndefined();
  });

  it('is read with its markers and with the values of the scenario', async () => {
    await check(ANSWER);
    edit(({ body }) =>
      Object.assign(body, { lines: { '#[1]': { sku: '{{sku}}', quantity: '#> 1' } }, note: '##string' }),
    );
    expect(await check(ANSWER)).toBeUndefined();
    edit(({ body }) => Object.assign(body, { status: '#strng' }));
    expect(
      await failure(check(ANSWER)),
    ).toBe(`What is expected of the snapshot "new order" cannot be read: 1 fault.
  body.status: "#strng" is not a marker; did you mean "#string"?
  → For a text that begins with "#", write a backslash before the "#" (two inside double quotes of JSON or YAML).`);
    edit(({ body }) => Object.assign(body, { status: '{{stat}}' }));
    expect(await failure(check(ANSWER))).toContain('There is no saved value "stat".');
  });

  it('that is no JSON is told', async () => {
    await check(ANSWER);
    writeFileSync(path.join(root, FILE), '{ "status": 201, }');
    const message = await failure(check(ANSWER));
    expect(message).toContain('The snapshot "new order" cannot be read: ');
    expect(message).toContain(`  at ${FILE}\n`);
    expect(message).toContain(
      '  → Correct its JSON, or delete the file and run the scenario again: then it is written anew.',
    );
  });

  it('that another example of the same run has written says so', async () => {
    await check(ANSWER);
    expect(await failure(check({ ...ANSWER, status: 200 }, { BRINE_UPDATE_SNAPSHOTS: '1' }))).toBe(
      `The response does not match the snapshot "new order": 1 difference.
  at ${FILE}
  status
    expected: 201
    actual:   200
  → Another scenario, or another example, of this run has just written this snapshot: give each a name of its own.`,
    );
  });
});

describe('a snapshot of an earlier run', () => {
  const kept = { status: 201, body: { id: '#string', status: 'new', lines: '#[> 0]', gone: 1 } };
  beforeEach(() => {
    mkdirSync(path.dirname(path.join(root, FILE)), { recursive: true });
    writeFileSync(path.join(root, FILE), JSON.stringify(kept));
  });

  it('that does not match tells all differences and what to do', async () => {
    expect(await failure(check(ANSWER, { CI: 'true', BRINE_ENV: 'staging' }))).toBe(
      `The response does not match the snapshot "new order": 2 differences.
  at ${FILE}
  body.status
    expected: "new"
    actual:   "open"
  body.gone
    expected: 1
    actual:   no such field
  → If the response is right, correct the file by hand, or renew it: npm start -- --env staging features/ordering/placing.feature:12 --update-snapshots`,
    );
    expect(read()).toEqual(kept);
  });

  it('is renewed where that is asked for, and keeps what was edited by hand', async () => {
    const answer = { ...ANSWER, body: { ...(ANSWER.body as object), paymentId: 17 } };
    expect(
      await check(answer, { BRINE_UPDATE_SNAPSHOTS: '1' }),
    ).toBe(`The snapshot "new order" was renewed: ${FILE}
Read it through and commit it. What changes from run to run was written so:
  body.paymentId: #number`);
    expect(read()).toEqual({
      status: 201,
      body: { id: '#string', status: 'open', lines: '#[> 0]', paymentId: '#number' },
    });
    expect(await check(answer)).toBeUndefined();
  });

  it('that holds is left alone, also where renewing is asked for', async () => {
    const answer = { status: 201, body: { id: 'x', status: 'new', lines: [1], gone: 1 } };
    expect(await check(answer, { BRINE_UPDATE_SNAPSHOTS: '1' })).toBeUndefined();
    expect(read()).toEqual(kept);
  });
});

it.each(['', 'a/b', '../a', '.a', 'a.', 'a:b', 'x'.repeat(101)])(
  'a snapshot cannot be called %j',
  async (name) => {
    expect(await failure(check(ANSWER, {}, name))).toBe(
      `A snapshot cannot be called "${name}".
  → Its name is the name of a file: write up to 100 letters, digits, spaces, "-", "_" and ".", beginning and ending with a letter or digit.`,
    );
  },
);
