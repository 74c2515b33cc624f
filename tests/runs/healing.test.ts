import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { attachments, causes, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';
import { SHOP_SERVICE, shopService } from '../tools/shop-service';

const works = (name: string) => `
  Scenario: ${name}
    Then the service "orders" should be ready
    When I send a GET request to "/ask/pid"
    Then the response status should be 200
`;

const FEATURE = `Feature: Healing

  Scenario: stopped
    When I stop the service "inventory"
    And I stop the service "orders"
${works('after it was stopped')}
  Scenario: started again in the scenario
    When I stop the service "orders"
    And I start the service "orders"
    And I restart the service "inventory"
${works('after it was started')}
  Scenario: killed
    When I kill the service "inventory"
${works('after it was killed')}
  Scenario: crashed in the last step
    When I send a GET request to "/exit"
${works('after it crashed')}
  Scenario: crashed as expected
    Given the service "orders" is expected to crash
    When I send a GET request to "/exit"
    Then the service "orders" should have exited with code 7
    When I start the service "orders"
    And I send a GET request to "/health"
    Then the response status should be 200
${works('after it crashed as expected')}
  Scenario: expected in vain
    Given the service "orders" is expected to crash
    When I send a GET request to "/health"
${works('after it was expected')}
  Scenario: went silent
    Given the request timeout is 300 ms
    When I send a GET request to "/stop-answering"
    Then the response status should be 200
${works('after it went silent')}
  Scenario: broken for good
    When I send a GET request to "/break"
    And I kill the service "orders"
${works('first without it')}${works('second without it')}${works('third without it')}${works('fourth without it')}`;

it('After whatever a scenario does to services the next one finds them well, or says what it lacks', async () => {
  const finished = await runProject({
    files: {
      'brine.config.ts': settingsFile({
        services: {
          inventory: shopService('inventory'),
          orders: {
            ...shopService('orders', { OTHER_URL: '{{inventory.url}}' }),
            dependsOn: ['inventory'],
          },
        },
        api: { default: 'orders' },
        timeouts: { expect: 300, stop: 300 },
      }),
      'service.mjs': SHOP_SERVICE,
      'features/healing.feature': FEATURE,
    },
  });
  expectGolden(finished, 'healing');
  expect(results(finished.messages)).toEqual({
    stopped: 'PASSED',
    'after it was stopped': 'PASSED',
    'started again in the scenario': 'PASSED',
    'after it was started': 'PASSED',
    killed: 'PASSED',
    'after it was killed': 'PASSED',
    'crashed in the last step': 'FAILED',
    'after it crashed': 'PASSED',
    'crashed as expected': 'PASSED',
    'after it crashed as expected': 'PASSED',
    'expected in vain': 'FAILED',
    'after it was expected': 'PASSED',
    'went silent': 'FAILED',
    'after it went silent': 'PASSED',
    'broken for good': 'PASSED',
    'first without it': 'FAILED',
    'second without it': 'FAILED',
    'third without it': 'FAILED',
    'fourth without it': 'FAILED',
  });
  expect(attachments(finished.messages, 'after it went silent')).toEqual({
    '': 'The service "orders" ran and was not ready any more: it did not answer within 1000 ms. It was started again.',
  });
  // Not the run has failed, but the scenarios that lack the service.
  expect(finished.exitCode).toBe(1);
  const told = causes(finished.messages);
  for (const name of ['first', 'second', 'third', 'fourth']) {
    expect(told[`${name} without it`]).toMatchObject([{ kind: 'environment not ready', culprit: 'orders' }]);
  }
  const starts = readFileSync(path.join(finished.root, 'starts.txt'), 'utf8').split('\n');
  // At first, after each scenario that ends it or in it, and three times in vain.
  expect(starts.filter((name) => name === 'orders')).toHaveLength(1 + 5 + 3);
});
