import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AttachmentContentEncoding, type Envelope } from '@cucumber/messages';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readTold } from '../../../runs/messages/told';
import { MessageRecord } from '../../../runs/results/record';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'brine-record-'));
  file = path.join(folder, 'output', 'messages.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function kinds(): string[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.filter((line) => line !== '').map((line) => Object.keys(JSON.parse(line))[0] as string);
}

const SCENARIO = [
  'testCaseStarted',
  'testStepStarted',
  'testStepFinished',
  'testStepStarted',
  'testStepFinished',
  'testCaseFinished',
] as const;
const message = (kind: keyof Envelope) => ({ [kind]: { id: '1' } }) as Envelope;

describe('the record of a run', () => {
  it('has on disk which scenario and which step are running, and all that has ended', () => {
    let now = 0;
    const record = new MessageRecord(file, () => now);
    const seen: string[][] = [];
    for (const kind of SCENARIO) {
      now += 2;
      record.write(message(kind));
      seen.push(kinds());
    }
    expect(seen.map(({ length }) => length)).toEqual([0, 2, 2, 4, 4, 4]);
    record.write(message('testCaseStarted'));
    record.write(message('testStepStarted'));
    expect(kinds()).toEqual([...SCENARIO, 'testCaseStarted', 'testStepStarted']);
    record.close();
  });

  it('writes steps together that take no time, but tells at once which scenario runs', () => {
    const record = new MessageRecord(file, () => 5);
    const seen: string[][] = [];
    for (const kind of [...SCENARIO, 'testCaseStarted', 'testStepStarted'] as const) {
      record.write(message(kind));
      seen.push(kinds());
    }
    expect(seen.map(({ length }) => length)).toEqual([0, 2, 2, 2, 2, 2, 2, 8]);
    record.close();
  });

  it('writes what waits as soon as anything else can run', async () => {
    const record = new MessageRecord(file, () => 5);
    for (const kind of SCENARIO) record.write(message(kind));
    await vi.waitFor(() => expect(kinds()).toEqual(SCENARIO));
    record.close();
  });

  it('does not hold back a suite of any size', () => {
    const record = new MessageRecord(file);
    const pickle = { pickle: { id: '1', name: 'x'.repeat(60_000) } } as unknown as Envelope;
    record.write(pickle);
    expect(kinds()).toEqual([]);
    record.write(pickle);
    expect(kinds()).toEqual(['pickle', 'pickle']);
    record.close();
  });

  it('writes together what a worker tells at once, as it tells it', () => {
    const record = new MessageRecord(file);
    const lines = ['{"testStepFinished":{"id": "1"}}', '{"testStepStarted":{"id": "2"}}'].join('\n');
    const [first, last] = readTold(lines) as [Envelope, Envelope];
    record.write(first);
    expect(readFileSync(file, 'utf8')).toBe('');
    record.write(last);
    expect(readFileSync(file, 'utf8')).toBe(`${lines}\n`);
    record.close();
  });

  it('has all of it when it is closed', () => {
    const record = new MessageRecord(file);
    record.write(message('testStepFinished'));
    record.close();
    expect(kinds()).toEqual(['testStepFinished']);
  });
});

describe('the body of a large attachment', () => {
  const BODY = `the first line\n${'ä'.repeat(5_000)}"the end"`;
  const attachment = (body: string) => ({
    ...{ body, mediaType: 'text/plain', contentEncoding: AttachmentContentEncoding.IDENTITY },
    ...{ testCaseStartedId: 'c', testStepId: 's' },
  });

  function isInMemory(one: object): boolean {
    return Object.getOwnPropertyDescriptor(one, 'body')?.get === undefined;
  }

  it('is left on disk, and is the same for who asks for it', () => {
    const record = new MessageRecord(file, () => 5);
    record.write(message('testCaseStarted'));
    const [large, other, small] = [attachment(BODY), attachment(BODY.toUpperCase()), attachment('small')];
    for (const one of [large, other, small]) record.write({ attachment: one });
    expect([large, other, small].map(isInMemory)).toEqual([false, false, true]);
    expect([large.body, other.body]).toEqual([BODY, BODY.toUpperCase()]);
    expect(JSON.stringify(large)).toBe(JSON.stringify(attachment(BODY)));
    expect({ ...large }).toEqual(attachment(BODY));
    record.close();
    expect(large.body).toBe(BODY);
    expect(kinds()).toEqual(['testCaseStarted', 'attachment', 'attachment', 'attachment']);
  });

  it('is left there when a worker has told of it', () => {
    const record = new MessageRecord(file, () => 5);
    const [envelope] = readTold(JSON.stringify({ attachment: attachment(BODY) }));
    record.write(envelope as Envelope);
    record.close();
    expect(envelope?.attachment?.body).toBe(BODY);
    expect(isInMemory(envelope?.attachment as object)).toBe(false);
  });

  it('can be another one, and is told to be gone when another run has begun', () => {
    const record = new MessageRecord(file, () => 5);
    const [changed, gone] = [attachment(BODY), attachment(BODY)];
    for (const one of [changed, gone]) record.write({ attachment: one });
    record.close();
    changed.body = 'changed';
    writeFileSync(file, '');
    expect(changed.body).toBe('changed');
    expect(gone.body).toBe(`It is no longer in ${file}.`);
  });
});
