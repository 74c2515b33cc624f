import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

test('a dry run lists the scenarios, prepares nothing and leaves the last results alone', async () => {
  const { exitCode, output, root } = await runProject({
    files: {
      'brine.config.ts': settingsFile({ services: { orders: { command: ['not-there'] } } }),
      'features/order.feature': 'Feature: Order\n  Scenario: one\n    Given all services are running\n',
    },
    args: ['--dry-run'],
  });
  expect(output).toContain('1 scenario (1 skipped)');
  expect(exitCode).toBe(0);
  expect(existsSync(path.join(root, 'reports'))).toBe(false);
});
