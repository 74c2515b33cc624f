import { describe, expect, it } from 'vitest';
import { redactText } from '../../../support/evidence/redact';
import { apiKey } from '../../../support/identity/api-key';
import { basic } from '../../../support/identity/basic';
import { bearer } from '../../../support/identity/bearer';

describe('an identity', () => {
  it('is a user name and a password', () => {
    expect(basic('ann', 'pässword')).toEqual({ headers: { Authorization: 'Basic YW5uOnDDpHNzd29yZA==' } });
  });

  it('is a token', () => {
    expect(bearer('t0ken-of-ann')).toEqual({ headers: { Authorization: 'Bearer t0ken-of-ann' } });
  });

  it('is a token that expires', () => {
    const expiresAt = new Date('2026-01-01T00:00:00Z');
    expect(bearer('t0ken-of-ann', expiresAt).expiresAt).toEqual(expiresAt);
  });

  it('is a key in a header of its own', () => {
    expect(apiKey('X-Shop', 'k3y-of-shop')).toEqual({ headers: { 'X-Shop': 'k3y-of-shop' } });
  });

  it('shows nothing of itself in texts from then on', () => {
    expect(redactText('pässword, t0ken-of-ann, k3y-of-shop, YW5uOnDDpHNzd29yZA==')).toBe(
      '[redacted:password], [redacted:token], [redacted:api-key], [redacted:password]',
    );
  });
});
