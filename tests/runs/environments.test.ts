import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, startServer } from '../support/http/server';
import { expectGolden } from '../tools/golden';
import { attachments, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const ENVIRONMENTS = { 'brine.config.ts': settingsFile({ environments: { staging: {}, live: {} } }) };

const FEATURE = `Feature: Orders
  Scenario: everywhere
    Given the variable "id" is 7

  @env:staging
  Scenario: on staging
    Given the variable "id" is 7

  @env:staging @env:live
  Scenario: on staging and live
    Given the variable "id" is 7
`;

describe('scenarios that are bound to an environment', () => {
  it('are skipped elsewhere, and say why', async () => {
    const finished = await runProject({ files: { ...ENVIRONMENTS, 'features/orders.feature': FEATURE } });
    expectGolden(finished, 'other-environment');
    expect(finished.exitCode).toBe(0);
    expect(results(finished.messages)).toEqual({
      everywhere: 'PASSED',
      'on staging': 'SKIPPED',
      'on staging and live': 'SKIPPED',
    });
    expect(attachments(finished.messages, 'on staging and live')).toEqual({
      '': 'Skipped: this scenario is for the environment "staging" or "live", and this run is for "default".',
    });
  });

  it.each([
    ['staging', { 'on staging': 'PASSED', 'on staging and live': 'PASSED' }],
    ['live', { 'on staging': 'SKIPPED', 'on staging and live': 'PASSED' }],
  ])('run in theirs: %s', async (environment, expected) => {
    const files = { ...ENVIRONMENTS, 'features/orders.feature': FEATURE };
    const finished = await runProject({ files, args: ['--env', environment] });
    expect(results(finished.messages)).toEqual({ everywhere: 'PASSED', ...expected });
    expect(finished.exitCode).toBe(0);
  });

  it('cannot be bound to one that the settings do not know', async () => {
    const finished = await runProject({
      files: {
        ...ENVIRONMENTS,
        'features/orders.feature': FEATURE.replace('@env:staging @env:live', '@env:stagin @env:live'),
        'features/pay.feature': `@env:default
Feature: Pay
  @env:moon
  Rule: Cards
    Scenario Outline: by card
      Given the variable "card" is <card>

      @env:lvie
      Examples:
        | card |
        | 1    |
        | 2    |
`,
      },
    });
    expectGolden(finished, 'unknown-environment-tag');
    expect(finished.exitCode).toBe(2);
    expect(results(finished.messages)).toEqual({});
    expect(finished.report).toContain('UnknownEnvironmentTagError');
  });
});

describe('tags about the browser', () => {
  it('end the run when they cannot be understood, all at once with file and line', async () => {
    const finished = await runProject({
      files: {
        ...ENVIRONMENTS,
        'features/orders.feature': `@viewport:390
Feature: Orders
  @device:iFone-15 @locale:pt-PT @viewport:390x844
  Scenario: on a phone
    When I open "/orders"

  @device @smoke @isolation:none
  Scenario: on a desk
    When I open "/orders"
`,
        'features/pay.feature': `Feature: Pay
  @timezone:Europe/Lisboa
  Rule: Cards
    @trace:allways
    Scenario Outline: by card
      Given the variable "card" is <card>

      @geolocation:north
      Examples:
        | card |
        | 1    |
        | 2    |
`,
      },
    });
    expectGolden(finished, 'browser-tags');
    expect(finished.exitCode).toBe(2);
    expect(results(finished.messages)).toEqual({});
    expect(finished.report).toContain('BrowserTagError');
  });
});

describe('settings of the browser', () => {
  const browser = { locale: 'pt_PT', timezone: 'Europe/Lisboa', permissions: ['camara'] };
  const config = { 'brine.config.ts': settingsFile({ web: { url: 'http://127.0.0.1:1' }, browser }) };

  it('end the run when there is no such thing', async () => {
    const feature = 'Feature: Orders\n  Scenario: one\n    When I open "/orders"\n';
    const finished = await runProject({ files: { ...config, 'features/orders.feature': feature } });
    expectGolden(finished, 'browser-settings');
    expect(finished.exitCode).toBe(2);
  });
});

describe('a run against deployed services', () => {
  it('builds nothing, and refuses to start and stop what runs elsewhere', async () => {
    await using orders = await startServer((_seen, response) => json(response, 200, { status: 'open' }));
    const finished = await runProject({
      files: {
        // Neither a Cargo.toml nor a package of the web app is there: building either would end the run.
        'brine.config.ts': settingsFile({
          services: { orders: { cargo: { manifest: 'Cargo.toml', bin: 'orders' } } },
          web: { vite: 'web' },
          environments: {
            deployed: { services: { orders: { url: orders.url } }, web: { url: orders.url } },
          },
        }),
        'features/orders.feature': `Feature: Orders
  Scenario: reading
    When I send a GET request to "/orders/1"
    Then the response field "status" should be "open"

  Scenario Outline: <verb>
    When I <verb> the service "orders"

    Examples:
      | verb    |
      | stop    |
      | kill    |
      | restart |
`,
      },
      args: ['--env', 'deployed'],
      env: { PATH: '/nowhere' },
    });
    expectGolden(finished, 'deployed');
    expect(finished.exitCode).toBe(1);
    expect(results(finished.messages)).toEqual({
      reading: 'PASSED',
      stop: 'FAILED',
      kill: 'FAILED',
      restart: 'FAILED',
    });
    expect(orders.seen.map(({ url }) => url)).toEqual(['/orders/1']);
    for (const built of ['target', 'web/dist', 'reports/output/run/web.log']) {
      expect(existsSync(path.join(finished.root, built))).toBe(false);
    }
  });
});
