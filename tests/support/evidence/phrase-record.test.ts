import { expect, it } from 'vitest';
import { readPhraseRecord } from '../../../support/evidence/phrase-record';

const step = { keyword: 'Given ', text: 'a', place: 'a.phrases:1', status: 'passed', duration: 1 };

it('is read as it was written, and as nothing when it is not whole', () => {
  const record = { id: [{ ...step, steps: [step] }] };
  expect(readPhraseRecord(JSON.stringify(record))).toEqual(record);
  for (const other of ['', '[', 'null', '3', '{"id": 1}', '{"id": [{}]}'])
    expect(readPhraseRecord(other)).toBeUndefined();
  expect(
    readPhraseRecord(JSON.stringify({ id: [{ ...step, steps: [{ ...step, status: 'well' }] }] })),
  ).toBeUndefined();
});
