import { expect, it } from 'vitest';
import { causeHtml } from '../../../reports/classic/cause';
import { causeIn } from '../../../reports/messages/cause';
import type { Attachment } from '../../../reports/messages/run';
import { CAUSE } from '../../../support/causes/cause';

const attachment = (text: string, mediaType = CAUSE): Attachment => ({ kind: 'text', mediaType, text });
const CAUSE_OF_A_CRASH = {
  kind: 'service crashed',
  culprit: 'orders',
  what: 'It died.',
  facts: ['panicked'],
};

it('reads a cause, and takes nothing else for one', () => {
  expect(causeIn(attachment(JSON.stringify(CAUSE_OF_A_CRASH)))).toEqual(CAUSE_OF_A_CRASH);
  for (const other of [
    '{',
    'null',
    JSON.stringify({ ...CAUSE_OF_A_CRASH, kind: 'magic' }),
    JSON.stringify({ ...CAUSE_OF_A_CRASH, facts: [1] }),
    JSON.stringify({ ...CAUSE_OF_A_CRASH, what: undefined }),
  ]) {
    expect(causeIn(attachment(other)), other).toBeUndefined();
  }
  expect(causeIn(attachment(JSON.stringify(CAUSE_OF_A_CRASH), 'application/json'))).toBeUndefined();
});

it('lets nothing of a cause run, nor what JSON escapes come back to life', () => {
  const evil = '<img src=x onerror=alert(1)>\u001b[2J\u202e';
  const cause = causeIn(
    attachment(JSON.stringify({ kind: 'wrong', culprit: evil, what: evil, facts: [evil] })),
  );
  const html = cause ? causeHtml(cause) : '';
  expect(html).not.toMatch(/<img/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  expect(html).not.toMatch(/[\u001b\u202e]/);
  expect(html).toContain('<pre>&lt;img src=x onerror=alert(1)&gt;</pre>');
});
