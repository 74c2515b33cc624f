import { createHash } from 'node:crypto';
import type { Faker } from '@faker-js/faker';
import { UnknownFakeKindError } from './errors';

/** Days of birth and the like are counted back from here, so that a seed gives the same date next year. */
const TODAY = '2026-01-01T00:00:00.000Z';

/** Nothing here reaches a person: addresses end in example.com, and no phone answers under +888. */
const MAKERS: Record<string, (faker: Faker) => string | number> = {
  'first-name': ({ person }) => person.firstName(),
  'last-name': ({ person }) => person.lastName(),
  name: ({ person }) => `${person.firstName()} ${person.lastName()}`,
  username: ({ internet }) => internet.username().toLowerCase(),
  email: ({ internet }) => internet.exampleEmail().toLowerCase(),
  phone: ({ string }) => `+888${string.numeric(11)}`,
  birthday: ({ date }) => date.birthdate().toISOString().slice(0, 10),
  company: ({ company }) => company.name(),
  'job-title': ({ person }) => person.jobTitle(),
  street: ({ location }) => location.streetAddress(),
  city: ({ location }) => location.city(),
  postcode: ({ location }) => location.zipCode('#####'),
  country: ({ location }) => location.country(),
  product: ({ commerce }) => commerce.productName(),
  price: ({ number }) => number.int({ min: 100, max: 99_999 }) / 100,
  iban: ({ finance }) => finance.iban(),
  url: ({ word }) => `https://${word.noun().toLowerCase()}.example.com/`,
  date: ({ date }) => date.past().toISOString().slice(0, 10),
  number: ({ number }) => number.int({ min: 1, max: 9_999 }),
  word: ({ word }) => word.noun(),
  sentence: ({ lorem }) => lorem.sentence(),
};

/**
 * A value that looks real; unlike a unique one it may come twice.
 *
 * @param kind one of first-name, last-name, name, username, email, phone, birthday, company, job-title, street, city,
 *   postcode, country, product, price (a number with cents), iban, url, date (ISO), number (1 to 9,999), word, sentence.
 * @param seed the same seed and kind give the same value.
 * @throws UnknownFakeKindError
 */
export async function fake(kind: string, seed: string): Promise<string | number> {
  const make = Object.hasOwn(MAKERS, kind) ? MAKERS[kind] : undefined;
  if (!make) throw new UnknownFakeKindError(kind, Object.keys(MAKERS));
  // Loaded on first use, and in one language: all of them take six times as long.
  const { faker } = await import('@faker-js/faker/locale/en');
  faker.setDefaultRefDate(TODAY);
  const digest = createHash('sha256').update(`${kind}\n${seed}`).digest();
  faker.seed([digest.readUInt32BE(0), digest.readUInt32BE(4)]);
  return make(faker);
}
