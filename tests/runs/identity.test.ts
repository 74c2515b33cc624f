import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startServer } from '../support/http/server';
import { startTokenServer } from '../support/identity/token-server';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { type FinishedProject, HOME, runProject } from '../tools/run-project';

const support = (file: string) => JSON.stringify(path.join(HOME, 'support', file));

function config(ordersUrl: string, tokenUrl: string, clientSecret: string): string {
  return `import { oauth2ClientCredentials } from ${support('identity/oauth2')};
import { defineConfig } from ${support('settings/define')};

export default defineConfig({
  services: { orders: { url: '${ordersUrl}' } },
  actors: { suite: { clientId: 'shop-suite' } },
  signIn: async ({ clientId = '' }) =>
    await oauth2ClientCredentials({ tokenUrl: '${tokenUrl}', clientId, clientSecret: '${clientSecret}' }),
});
`;
}

const FEATURE = `Feature: Orders
  Scenario: reading
    Given I am signed in as "suite"
    When I send a GET request to "/orders"
    Then the response status should be 200

  Scenario: telling
    Given I am signed in as "suite"
    When I send a GET request to "/orders"
    And I tell everything
`;

const STEPS = `import { When } from '@cucumber/cucumber';

When('I tell everything', function () {
  const { authorization } = this.api.answered.request.headers;
  this.attach(\`my ticket is \${authorization.slice(7)}\`, 'text/plain');
  this.log(\`my ticket is \${authorization.slice(7)}\`);
  throw new Error(\`nobody takes \${authorization.slice(7)}\`);
});
`;

async function run(config: string, args: string[] = []): Promise<FinishedProject> {
  return await runProject({
    files: {
      'brine.config.ts': config,
      'features/orders.feature': FEATURE,
      'step-definitions/tell.steps.ts': STEPS,
    },
    args,
  });
}

describe('a run whose actors get tokens', () => {
  it.each([[[]], [['--parallel', '2']]])('shows none of them, with the arguments %j', async (args) => {
    await using tokens = await startTokenServer();
    await using orders = await startServer();
    const finished = await run(config(orders.url, tokens.url, 'client s3cret '), args);
    expect(results(finished.messages)).toEqual({ reading: 'PASSED', telling: 'FAILED' });
    expect(orders.seen[0]?.headers.authorization).toMatch(/^Bearer token-[12]$/);
    for (const text of [finished.output, JSON.stringify(finished.messages), finished.report ?? '']) {
      expect(text).not.toMatch(/token-[12]/);
      expect(text).not.toContain('client s3cret');
    }
    expect(finished.output).toContain('nobody takes [redacted:token]');
  });

  it('tells a client that is refused, without its secret', async () => {
    await using tokens = await startTokenServer();
    await using orders = await startServer();
    const finished = await run(config(orders.url, tokens.url, 'wr0ng pears'), ['--name', 'reading']);
    expectGolden(finished, 'refused-client');
    expect(finished.exitCode).toBe(1);
    expect(JSON.stringify(finished.messages)).not.toContain('wr0ng');
  });
});
