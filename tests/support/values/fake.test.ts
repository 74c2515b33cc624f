import { describe, expect, it } from 'vitest';
import { fake } from '../../../support/values/fake';
import { toldBy } from '../../tools/told';

describe('a fake value', () => {
  it.each([
    ['first-name', /^\p{L}[\p{L}' -]+$/u],
    ['last-name', /^\p{L}[\p{L}' -]+$/u],
    ['name', /^\S+ \S/],
    ['username', /^[a-z0-9._-]+$/],
    ['email', /^\S+@example\.(com|net|org)$/],
    ['phone', /^\+888\d{11}$/],
    ['birthday', /^(19|20)\d\d-\d\d-\d\d$/],
    ['company', /\S/],
    ['job-title', /\S/],
    ['street', /\d.*\s/],
    ['city', /\S/],
    ['postcode', /^\d{5}$/],
    ['country', /\S/],
    ['product', /\S/],
    ['iban', /^[A-Z]{2}\d\d/],
    ['url', /^https:\/\/[a-z-]+\.example\.com\/$/],
    ['date', /^2025-\d\d-\d\d$/],
    ['word', /^\S/],
    ['sentence', /^[A-Z].*\.$/],
  ])('of the kind %s reads as one, whatever the seed', async (kind, form) => {
    for (let index = 0; index < 20; index += 1) expect(await fake(kind, `seed ${index}`)).toMatch(form);
  });

  it('of the kind price is a number with cents', async () => {
    const price = await fake('price', 'seed');
    expect(price).toBeTypeOf('number');
    expect(String(price)).toMatch(/^\d{1,3}(\.\d\d?)?$/);
  });

  it('is the same for the same seed, whatever was made before', async () => {
    const first = await fake('name', 'a');
    await fake('city', 'b');
    expect(await fake('name', 'a')).toBe(first);
    expect(await fake('name', 'b')).not.toBe(first);
  });

  it('of an unknown kind is refused with the kinds there are', async () => {
    expect(await toldBy(fake('citty', 'seed'))).toBe(
      'UnknownFakeKindError: There is no kind of fake value "citty".\n' +
        '  → Did you mean "city"? Choose one of: first-name, last-name, name, username, email, phone, birthday, company, ' +
        'job-title, street, city, postcode, country, product, price, iban, url, date, number, word, sentence.',
    );
    await expect(fake('constructor', 'seed')).rejects.toThrow(
      'There is no kind of fake value "constructor".',
    );
  });
});
