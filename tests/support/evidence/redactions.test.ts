import { describe, expect, it } from 'vitest';
import { redactText } from '../../../support/evidence/redact';
import { addRedactions, redactionsIn, renderRedactions } from '../../../support/evidence/redactions';

describe('the redactions in a text', () => {
  it('are counted by name', () => {
    const text = redactText('authorization: Bearer abc123def456\npassword=pears&token=figs&password=plums');
    expect(renderRedactions(redactionsIn(text))).toBe('4 values (2 password, 1 authorization, 1 token)');
  });

  it('are none where nothing is hidden', () => {
    expect(renderRedactions(redactionsIn('an order of 3 pears'))).toBe('');
  });

  it('add up, and one reads as one', () => {
    const all = new Map<string, number>();
    addRedactions(all, redactionsIn('[redacted:token]'));
    expect(renderRedactions(all)).toBe('1 value (1 token)');
    addRedactions(all, redactionsIn('[redacted:token] [redacted:jwt]'));
    expect(renderRedactions(all)).toBe('3 values (2 token, 1 jwt)');
  });
});
