import { beforeAll, describe, expect, it } from 'vitest';
import { buildFaulty } from '../tools/faulty';
import { expectGolden } from '../tools/golden';
import { attachments, results } from '../tools/results';
import { type FinishedProject, messagesOf, runProject } from '../tools/run-project';
import { faultyService, settingsFile } from '../tools/settings-file';

beforeAll(async () => {
  await buildFaulty();
});

async function run(
  feature: string,
  args: string[] = [],
  steps = '',
  command: 'brine' | 'cucumber' = 'brine',
): Promise<FinishedProject> {
  return await runProject({
    command,
    files: {
      'brine.config.ts': settingsFile({
        services: { faulty: faultyService() },
        timeouts: { expect: 300 },
        secrets: ['correct horse battery staple'],
      }),
      'features/order.feature': `Feature: Order\n${feature}`,
      'step-definitions/order.steps.ts': steps || 'export {};\n',
    },
    args,
  });
}

/** A step that asks for the port of the service and keeps it for a later scenario. */
const PORT_STEPS = `import { strict as assert } from 'node:assert';
import { Then } from '@cucumber/cucumber';

let former: number | undefined;

Then('the service {string} should be where it was', function (name: string) {
  const { port } = this.services.instance(name);
  former ??= port;
  assert.equal(port, former);
});
`;

describe('a service that fails while scenarios run', () => {
  it('fails the running step with its exit, its panic and its own frames; the next scenario finds it again', async () => {
    const finished = await run(
      `
  Scenario: before
    Then the service "faulty" should be where it was

  Scenario: the crash
    When I send a GET request to "/crash"
    Then the response status should be 200

  Scenario: after
    When I send a GET request to "/health"
    Then the response status should be 200
    And the service "faulty" should be where it was
`,
      [],
      PORT_STEPS,
    );
    expectGolden(finished, 'crash-in-a-step');
    expect(finished.exitCode).toBe(1);
    expect(results(finished.messages)).toEqual({ before: 'PASSED', 'the crash': 'FAILED', after: 'PASSED' });
    expect(attachments(finished.messages, 'the crash')).toMatchObject({
      'panic in faulty.txt': expect.stringContaining('attempt to divide 7 by zero'),
      'log of faulty.txt': expect.stringContaining('GET /crash HTTP/1.1'),
    });
    expect(finished.report).toBeDefined();
  });

  it('is told by its signal when it aborts', async () => {
    const finished = await run(`
  Scenario: the abort
    When I send a GET request to "/abort"
`);
    expectGolden(finished, 'abort-in-a-step');
    expect(finished.exitCode).toBe(1);
  });

  it('fails the check for panics when a handler panicked and the service lives on', async () => {
    const finished = await run(`
  Scenario: the panic
    When I send a GET request to "/panic"
    Then the response status should be 500
    And no service should have panicked

  Scenario: after
    Then no service should have panicked
`);
    expectGolden(finished, 'handler-panic');
    expect(finished.exitCode).toBe(1);
    expect(results(finished.messages)).toEqual({ 'the panic': 'FAILED', after: 'PASSED' });
  });

  it.each(['brine', 'cucumber'] as const)(
    'is no crash when the scenario itself killed it (%s)',
    async (command) => {
      const finished = await run(
        `
  Scenario: the kill
    Then the service "faulty" should be where it was
    When I kill the service "faulty"
    Then the service "faulty" should be stopped

  Scenario: after
    Then the service "faulty" should be running
    And the service "faulty" should be where it was
    When I send a GET request to "/health"
    Then the response status should be 200
`,
        [],
        PORT_STEPS,
        command,
      );
      expectGolden(finished, 'kill-is-no-crash');
      expect(finished.exitCode).toBe(0);
      expect(results(finished.messages)).toEqual({ 'the kill': 'PASSED', after: 'PASSED' });
    },
  );

  it('fails no scenario of another worker', async () => {
    const good = Array.from(
      { length: 6 },
      (_, index) => `
  Scenario: good ${index}
    When I send a GET request to "/health"
    Then the response status should be 200
`,
    );
    const finished = await run(
      `
  Scenario: the crash
    When I send a GET request to "/crash"
${good.join('')}`,
      ['--parallel', '2'],
    );
    expect(finished.exitCode).toBe(1);
    const { 'the crash': crash, ...others } = results(finished.messages);
    expect(crash).toBe('FAILED');
    expect(others).toEqual(Object.fromEntries(good.map((_, index) => [`good ${index}`, 'PASSED'])));
    const workers = finished.messages.flatMap(({ testCaseStarted }) => testCaseStarted?.workerId ?? []);
    expect(new Set(workers)).toEqual(new Set(['0', '1']));
  });
});

describe('a scenario whose check fails', () => {
  it('keeps its exchanges, redacted, and the log lines of just this scenario', async () => {
    const finished = await run(`
  Scenario: an earlier one
    When I send a GET request to "/earlier"

  Scenario: the refused one
    Given the request header "Authorization" is "Bearer s3cret-Token-of-4nn"
    And the request body:
      """
      { "note": "correct horse battery staple" }
      """
    When I send a POST request to "/orders"
    Then the response status should be 201
`);
    expectGolden(finished, 'failed-check');
    expect(finished.exitCode).toBe(1);
    const { 'exchanges.txt': exchanges, 'log of faulty.txt': log } = attachments(
      finished.messages,
      'the refused one',
    );
    expect(log).toBe('POST /orders HTTP/1.1');
    expect(exchanges).toContain('curl');
    expect(exchanges).toContain('/orders');
    expect(attachments(finished.messages, 'an earlier one')).toEqual({});
    expectNoSecret(finished);
  });

  it('keeps what a step of the project itself attached, redacted', async () => {
    const finished = await run(
      `
  Scenario: a talkative one
    When I talk
`,
      [],
      `import { When } from '@cucumber/cucumber';

When('I talk', function () {
  this.attach('it is correct horse battery staple', { mediaType: 'text/plain', fileName: 'talk.txt' });
  throw new Error('they know of correct horse battery staple');
});
`,
    );
    expectGolden(finished, 'secret-in-an-error');
    expect(attachments(finished.messages, 'a talkative one')['talk.txt']).toBe('it is [redacted:secret]');
    expectNoSecret(finished);
  });
});

/** The feature file itself is the project's own text and is kept as it is. */
function expectNoSecret(finished: FinishedProject): void {
  const told = messagesOf(finished.root).filter(
    ({ attachment, testStepFinished }) => attachment || testStepFinished,
  );
  expect(told.length).toBeGreaterThan(0);
  for (const text of [JSON.stringify(told), finished.output]) {
    expect(text).not.toContain('correct horse');
    expect(text).not.toContain('s3cret-Token-of-4nn');
  }
}
