import { describe, expect, it } from 'vitest';
import { unique } from '../../../support/values/unique';
import { told } from '../../tools/told';

describe('a unique value', () => {
  it.each([
    ['email', /^[a-z]+\.[a-z0-9]{8}@example\.com$/],
    ['name', /^[A-Z][a-z]+ [A-Z][a-z]{11}$/],
    ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['phone', /^\+888\d{11}$/],
    ['word', /^[a-z]{14}$/],
  ])('of the kind %s reads as one', (kind, form) => {
    expect(unique(kind, 'seed')).toMatch(form);
  });

  it('of the kind number is a number of twelve digits', () => {
    expect(unique('number', 'seed')).toSatisfy(
      (value) => Number.isSafeInteger(value) && `${value}`.length === 12,
    );
  });

  it.each(['email', 'name', 'uuid', 'number', 'phone', 'word'])(
    'of the kind %s is another for every seed and the same for the same',
    (kind) => {
      const made = new Set(Array.from({ length: 1_000 }, (_, index) => unique(kind, `seed ${index}`)));
      expect(made.size).toBe(1_000);
      expect(made).toContain(unique(kind, 'seed 471'));
    },
  );

  it('of an unknown kind is refused with the kinds there are', () => {
    expect(told(() => unique('emial', 'seed'))).toBe(
      'UnknownKindError: There is no kind of unique value "emial".\n  → Did you mean "email"? Choose one of: email, name, uuid, number, phone, word.',
    );
    expect(() => unique('constructor', 'seed')).toThrow('There is no kind of unique value "constructor".');
  });
});
