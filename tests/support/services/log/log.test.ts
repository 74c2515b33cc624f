import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ServiceLog } from '../../../../support/services/log/log';

function logOf(...texts: string[]): ServiceLog {
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = new ServiceLog(path.join(folder, 'orders.log'));
  for (const text of texts) appendFileSync(log.file, text);
  return log;
}

it('shows all of a log that can be looked through', () => {
  const log = logOf('before\n', 'one\ntwo\n');
  expect(log.recent('before\n'.length)).toBe('one\ntwo\n');
});

it('shows the whole lines at the end of one that is too long, and says what is left out', () => {
  const line = `${'x'.repeat(99_999)}\n`;
  const log = logOf('the first\n', line.repeat(100), 'the last\n');
  const shown = log.recent(0);
  const [note = '', first = ''] = shown.split('\n');
  expect(note).toBe(`(6 MB of the log are left out here; see ${log.file})`);
  expect(first).toBe(line.trimEnd());
  expect(shown.endsWith('\nthe last\n')).toBe(true);
  expect(log.read(0)).toContain('the first');
});
