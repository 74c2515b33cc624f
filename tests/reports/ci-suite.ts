import { runSuite } from './run-suite';

/** Fifteen scenarios in three files, of which four need attention; `BREAK: "stock"` breaks one more. */
const FEATURES = {
  'features/orders/place.feature': [
    '@team:orders',
    'Feature: Orders are placed',
    '  Scenario: One order',
    '    Given it works',
    '  Scenario: An order that is refused',
    '    When the number 1 breaks',
    '  Scenario: Another that is refused',
    '    When the number 22 breaks',
    '  Rule: Discounts grow',
    '    Scenario Outline: A discount',
    '      Given it works',
    '      Examples:',
    '        | amount |',
    '        | 1      |',
    '        | 10     |',
    '        | 100    |',
  ].join('\n'),
  'features/orders/ship.feature': [
    'Feature: Orders are shipped',
    '  @flaky',
    '  Scenario: The second try works',
    '    Given it works the second time',
    '  Scenario: Not written yet',
    '    Given nobody wrote this',
    '  Scenario: Not for here',
    '    Given it is skipped',
    '  Scenario: Two know it',
    '    Given two know this',
  ].join('\n'),
  'features/stock.feature': [
    '@team:stock',
    'Feature: Stock',
    ...[1, 2, 3, 4].flatMap((number) => [`  Scenario: Stock ${number}`, '    Given it works']),
    '  Scenario: Stock depends',
    '    Given it depends on "stock"',
  ].join('\n'),
};

/** Runs it as cucumber-js does; answers with the folder that holds `messages.ndjson`. */
export function runCiSuite(options: string[] = [], env: Record<string, string> = {}): Promise<string> {
  return runSuite({
    features: FEATURES,
    steps: 'tests/reports/fixtures/ci-steps.js',
    options: ['--retry', '1', '--retry-tag-filter', '@flaky', ...options],
    env,
  });
}
