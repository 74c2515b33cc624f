import { readFileSync } from 'node:fs';
import { runSuite } from './run-suite';

const FOLDER = 'tests/reports/fixtures/truth';

/** A suite with one of each: 10 scenarios, of which one fails once and then passes. */
export function runTruthSuite(): Promise<string> {
  return runSuite({
    features: { 'features/shop/orders.feature': readFileSync(`${FOLDER}/orders.feature`, 'utf8') },
    steps: `${FOLDER}/steps.js`,
    options: ['--retry', '1', '--retry-tag-filter', '@flaky'],
  });
}
