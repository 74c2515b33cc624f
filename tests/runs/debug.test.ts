import { expect, it } from 'vitest';
import { normalise } from '../tools/normalise';
import { results } from '../tools/results';
import { startProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';
import { SHOP_SERVICE, shopService } from '../tools/shop-service';

const FEATURE = `Feature: Orders
  Scenario: broken
    When I send a GET request to "/env/NAME"
    Then the response status should be 404

  Scenario: looked at
    Given all services are running
    When I pause here

  @pause
  Scenario: step by step
    Given all services are running
`;

const files = {
  'brine.config.ts': settingsFile({
    services: { orders: shopService('orders') },
    api: { default: 'orders' },
    timeouts: { step: 1_000 },
  }),
  'service.mjs': SHOP_SERVICE,
  'features/orders.feature': FEATURE,
};

const WAITS = '→ Enter goes on, Ctrl-C ends the run.';

it('a run that somebody looks on stops with everything still running until Enter is pressed', async () => {
  const project = startProject({ files, args: ['--debug', '--retry', '2'], keyboard: true });
  const paused = async (times: number) =>
    await expect
      .poll(() => project.output.split(WAITS).length - 1, { timeout: 60_000, interval: 50 })
      .toBe(times);
  await paused(1);
  const address = /^ {2}orders {2}(\S+)$/m.exec(project.output)?.[1];
  const answer = await fetch(`${address}/env/NAME`);
  expect(await answer.json()).toEqual({ said: 'orders' });
  for (const times of [2, 3]) {
    project.child.stdin?.write('\n');
    await paused(times);
  }
  project.child.stdin?.write('\n');
  const { output, root, messages, exitCode } = await project.finished();
  expect(exitCode).toBe(1);
  expect(results(messages)).toEqual({ broken: 'FAILED', 'looked at': 'PASSED', 'step by step': 'PASSED' });
  const told = normalise(output, root).split('\n');
  const pauses = told.flatMap((line, at) => {
    const from = told.lastIndexOf(told.slice(0, at).findLast((one) => one.startsWith('Paused')) ?? '', at);
    return line.includes(WAITS) ? [told.slice(from, at).join('\n')] : [];
  });
  expect(pauses).toEqual([
    [
      'Paused, because the step failed:',
      '  Then the response status should be 404  (features/orders.feature:4)',
      '    The response status is 200, expected 404.',
      '  orders  http://127.0.0.1:<port>',
    ].join('\n'),
    'Paused in «looked at» (features/orders.feature:6):\n  orders  http://127.0.0.1:<port>',
    'Paused before the step, because of @pause:\n  Given all services are running  (features/orders.feature:12)\n  orders  http://127.0.0.1:<port>',
  ]);
});
