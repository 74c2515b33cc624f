import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { attachments, causes, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { BAD, GOOD, mocksProject, TURNED } from './mocks-project';

const MOCK = { mock: { replies: 'cards.yaml' }, openapi: 'payments.yaml' };

describe('a run with a mock', () => {
  it('replies as its document, its files and the scenarios say, and forgets what a scenario said', async () => {
    const run = await runProject({
      files: mocksProject({ 'features/mocks.feature': GOOD }, MOCK, { diagram: 'always' }),
    });
    expect(run.output).toContain('15 scenarios (15 passed)');
    expect(run.exitCode).toBe(0);
    expect(attachments(run.messages, 'what was asked')['sequence.svg']).toContain('>payments (mock)<');
    expect(attachments(run.messages, 'calls of others are not mine')).toEqual({});
  });

  it('does the same where no link sees its callers', async () => {
    const run = await runProject({
      files: mocksProject({ 'features/mocks.feature': GOOD }, MOCK, { links: false, diagram: 'always' }),
    });
    expect(run.output).toContain('15 scenarios (15 passed)');
    expect(attachments(run.messages, 'what was asked')['sequence.svg']).toContain('>payments (mock)<');
  });

  it('tells of every failure what was asked and what to do, and hides secrets', async () => {
    const run = await runProject({ files: mocksProject({ 'features/mocks.feature': BAD }, MOCK) });
    expectGolden(run, 'mocks');
    expect(run.exitCode).toBe(1);
    expect(new Set(Object.values(results(run.messages)))).toEqual(new Set(['FAILED']));
    const { 'exchanges.txt': exchanges = '' } = attachments(run.messages, 'another body');
    expect(exchanges).toMatch(
      /^shop → payments\nPOST [\s\S]*"card": "\[redacted:card\]"[\s\S]*, by a mock\)/m,
    );
    expect(exchanges).not.toContain('4242424242424242');
    expect(attachments(run.messages, 'never called')['mocks.txt']).toBe(
      'mock "payments":\n  told to reply, and never asked: POST "/charges"',
    );
    expect(causes(run.messages)['an unexpected call']?.[0]).toMatchObject({
      kind: 'mock',
      culprit: 'the mock "payments"',
    });
  });

  it('takes the place of a real service for one scenario', async () => {
    const run = await runProject({
      files: mocksProject(
        { 'features/turned.feature': TURNED },
        { command: ['node', 'provider.mjs'], env: { LISTEN: '{{listen}}' }, openapi: 'payments.yaml' },
      ),
    });
    expectGolden(run, 'mocks-turned');
    expect(run.output).toContain('5 scenarios (4 passed, 1 failed)');
  });

  it('takes no place that no link leads to', async () => {
    const feature = 'Feature: Mocks\n\n  Scenario: no link\n    Given the service "payments" is mocked\n';
    const run = await runProject({
      files: mocksProject(
        { 'features/turned.feature': feature },
        { command: ['node', 'provider.mjs'], env: { LISTEN: '{{listen}}' } },
        { links: false },
      ),
    });
    expectGolden(run, 'mocks-no-link');
    expect(run.exitCode).toBe(1);
  });
});
