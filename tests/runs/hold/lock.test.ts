import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Holder, lockFolder, RunInProgressError } from '../../../runs/hold/lock';
import { beginningOf } from '../../../support/services/process/processes';

const US: Holder = {
  pid: process.pid,
  ...(beginningOf(process.pid) !== undefined && { began: beginningOf(process.pid) as string }),
  since: '2026-11-28T11:02:33.000Z',
  run: 'a-1',
  databases: 'abc123',
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'brine-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function left(text: string): void {
  writeFileSync(path.join(folder, '.run.lock'), text);
}

describe('the lock of a folder', () => {
  it('is taken by one run and free when that gives it back', () => {
    const { file, died } = lockFolder(folder, US);
    expect(died).toBeUndefined();
    rmSync(file);
    expect(lockFolder(folder, US)).toEqual({ file });
  });

  it('refuses a second run, and says who has it', () => {
    lockFolder(folder, US);
    expect(() => lockFolder(folder, { ...US, run: 'a-2' })).toThrow(
      new RunInProgressError(US, folder).message,
    );
    expect(new RunInProgressError(US, 'reports/output').message).toBe(
      `Another run is going on in this folder.
  at reports/output
  Process ${process.pid}, since 11:02:33 UTC.
  → Wait until it has ended, or end it; two at once need a folder each.`,
    );
  });

  it('is taken over from a run that died, and tells of it', () => {
    const dead = { ...US, pid: 2 ** 22 + 1, run: 'dead-1' };
    left(JSON.stringify(dead));
    const { file, died } = lockFolder(folder, US);
    expect(died).toEqual(dead);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(US);
  });

  it.skipIf(process.platform === 'win32')('is not kept by a later process with the same number', () => {
    left(JSON.stringify({ ...US, began: 'another time', run: 'dead-1' }));
    expect(lockFolder(folder, US).died?.run).toBe('dead-1');
  });

  it('is taken over when its writer died in the middle of it', () => {
    left('{"pid":');
    const { file, died } = lockFolder(folder, US);
    expect(died).toBeUndefined();
    expect(existsSync(file)).toBe(true);
  });
});
