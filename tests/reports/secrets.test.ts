import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { writeReport } from '../../reports/write';
import { FACTS, runSuite } from './run-suite';

const FEATURE = `Feature: Secrets
  Scenario: Everywhere
    Given I sign in
    And these people:
      | name | password             |
      | ann  | s3cr3t-password-0008 |
    And these people:
      | name     | ann                  |
      | password | s3cr3t-password-0009 |
    And this body:
      """json
      { "client_secret": "s3cr3t-client-0010" }
      """
    And the door stays shut

  Scenario Outline: Row
    Given I sign in
    Examples:
      | password             |
      | s3cr3t-password-0011 |
`;

/** What the run itself left: the report leaves that as it was. */
const INPUTS = /messages\.ndjson$|[\\/]features[\\/][^\\/]+\.feature$/;

describe('secrets in texts, tables, attachments and errors of a run', () => {
  let files: { name: string; text: string }[];

  beforeAll(async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const folder = await runSuite({
      features: { 'features/secrets.feature': FEATURE },
      steps: 'tests/reports/fixtures/secret-steps.js',
    });
    const facts = { ...FACTS, command: 'npm start -- --world-parameters {"token":"s3cr3t-token-0012"}' };
    await writeReport({ inputs: [{ messages: join(folder, 'messages.ndjson'), facts }], output: folder });
    files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !INPUTS.test(join(entry.parentPath, entry.name)))
      .map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), 'latin1') }));
  });

  it('are in no file of the report', () => {
    const found = files.flatMap(({ name, text }) =>
      (text.match(/s3cr3t-[\w-]+/g) ?? []).map((secret) => `${name}: ${secret}`),
    );
    expect(found).toEqual([]);
  });

  it('leave a mark where they were, and what is around them', () => {
    const page = files.find(({ name }) => name.startsWith('features-secrets'))?.text ?? '';
    expect(page).toContain('authorization: [redacted:authorization]');
    expect(page).toContain('&quot;user&quot;: &quot;ann&quot;');
    expect(page.match(/\[redacted:password\]/g)?.length).toBeGreaterThanOrEqual(4);
  });
});
