import { expect, it } from 'vitest';
import { hideSecrets } from '../../../support/evidence/redact';
import { learnIdentity } from '../../../support/identity/learn';

it('makes the secrets of an identity known, and nothing else of it', () => {
  learnIdentity({
    headers: { Authorization: 'Bearer opaque-1', 'Accept-Language': 'pt-PT' },
    cookies: { sid: 'cookie-value-2', theme: 'dark' },
    localStorage: {
      token: 'stored-3',
      'shop.session': '{"user":{"name":"annabel","token":"nested-4"}}',
      note: '{',
    },
  });
  expect(hideSecrets('opaque-1 pt-PT cookie-value-2 dark stored-3 nested-4 annabel')).toBe(
    '[redacted:authorization] pt-PT [redacted:cookie] dark [redacted:token] [redacted:token] annabel',
  );
});
