import { describe, expect, it } from 'vitest';
import { momentOf } from '../../../support/values/moments';
import { Values } from '../../../support/values/values';

const NOW = Date.parse('2026-01-31T22:30:05.250Z');

describe('a date that a scenario counts from', () => {
  it.each([
    ['today', '2026-01-31'],
    ['tomorrow', '2026-02-01'],
    ['yesterday', '2026-01-30'],
    ['now', '2026-01-31T22:30:05.250Z'],
    ['today + 1 day', '2026-02-01'],
    ['today+2 weeks', '2026-02-14'],
    ['today + 1 month', '2026-02-28'],
    ['today - 2 months', '2025-11-30'],
    ['tomorrow + 1 year', '2027-02-01'],
    ['now + 90 minutes', '2026-02-01T00:00:05.250Z'],
    ['now - 1 second', '2026-01-31T22:30:04.250Z'],
    ['now - 1 month', '2025-12-31T22:30:05.250Z'],
  ])('%s', (name, text) => {
    expect(momentOf(name, NOW)).toBe(text);
  });

  it('is not every name', () => {
    expect(['todays', 'nowhere', 'now.at', 'order', 'today.sku'].map((name) => momentOf(name, NOW))).toEqual(
      Array(5).fill(undefined),
    );
  });

  it.each(['today + 3 hours', 'today + 3 fortnights', 'now + some days', 'tomorrow + days'])(
    'cannot be %s',
    (name) => {
      expect(() => momentOf(name, NOW)).toThrow(`“${name}” is no date and no time.`);
    },
  );

  it('is that of the scenario, and gives way to what was saved', () => {
    const time = { now: NOW };
    const values = new Values({}, {}, time);
    expect(values.fill('from {{ today }} to {{today + 3 days}}')).toBe('from 2026-01-31 to 2026-02-03');
    time.now += 86_400_000;
    expect(values.fillDocString('{ "day": "{{today}}" }')).toBe('{ "day": "2026-02-01" }');
    values.set('today', 'Monday');
    expect(values.fill('{{today}}')).toBe('Monday');
  });
});
