import { describe, expect, it } from 'vitest';
import { isDate, isEmail, isUrl, isUuid } from '../../../support/matching/formats';

describe('a date', () => {
  it.each([
    '2026-03-01',
    '2024-02-29',
    '2000-02-29',
    '0000-02-29',
    '2026-03-01T10:00:00Z',
    '2026-03-01t10:00:00.123456z',
    '2026-12-31T23:59:59+14:00',
    '2016-12-31T23:59:60Z',
    '2017-01-01T00:59:60+01:00',
    '2016-12-31T18:59:60-05:00',
  ])('%s exists', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-04-00',
    '2026-3-1',
    '2026-03-01T24:00:00Z',
    '2026-03-01T10:60:00Z',
    '2026-03-01T10:00:61Z',
    '2026-03-01T10:00:60Z',
    '2026-03-01T10:00:00',
    '2026-03-01T10:00:00+24:00',
    '2026-03-01T10:00:00Z\n',
    '2026-03-01T',
    '2026-03-01 10:00:00Z',
    '2026-03-01T10:00:00ZT',
    '',
  ])('%j does not exist', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('a uuid', () => {
  it.each([
    '9b2b1f7e-36a5-4a0c-8a6f-0a1b2c3d4e5f',
    '018F3A5E-7C1B-7D2E-9F00-112233445566',
    '00000000-0000-0000-0000-000000000000',
  ])('%s is one', (text) => {
    expect(isUuid(text)).toBe(true);
  });

  it.each(['9b2b1f7e36a54a0c8a6f0a1b2c3d4e5f', 'g0000000-0000-0000-0000-000000000000', '17', ''])(
    '%j is none',
    (text) => {
      expect(isUuid(text)).toBe(false);
    },
  );
});

describe('an email address', () => {
  it.each(['ann@example.com', 'ann.o+tag@mail.example.co.uk', 'ann@localhost', 'josé@exemplo.pt'])(
    '%s is one',
    (text) => {
      expect(isEmail(text)).toBe(true);
    },
  );

  it.each(['ann', 'ann@', '@example.com', 'ann@exa mple.com', 'ann@-x.com', 'ann@x..com', 'a@b@c', ''])(
    '%j is none',
    (text) => {
      expect(isEmail(text)).toBe(false);
    },
  );
});

describe('a url', () => {
  it.each(['https://example.com', 'http://127.0.0.1:8080/orders?x=1#y', 'wss://example.com/live'])(
    '%s is one',
    (text) => {
      expect(isUrl(text)).toBe(true);
    },
  );

  it.each(['/orders', 'example.com', 'orders:17', 'mailto:ann@example.com', 'https://', 'https://a b', ''])(
    '%j is none',
    (text) => {
      expect(isUrl(text)).toBe(false);
    },
  );
});
