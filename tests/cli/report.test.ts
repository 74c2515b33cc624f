import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { FACTS } from '../reports/run-suite';
import { readData } from '../reports/site/data';
import { runTruthSuite } from '../reports/truth-suite';
import { brine } from './brine';

describe('brine report', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await runTruthSuite();
    writeFileSync(path.join(folder, 'run.json'), JSON.stringify(FACTS));
  });

  it('writes the report of results that are named, says how it went and where it is', async () => {
    const output = mkdtempSync(path.join(tmpdir(), 'brine-report-'));
    const { code, stdout, stderr } = await brine(['report', folder, '--output', output]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const link = pathToFileURL(path.join(output, 'index.html')).href;
    expect(stdout).toBe(`5 of 10 scenarios failed, 1 skipped.\nReport: ${link}\n`);
    expect(existsSync(path.join(output, 'messages.ndjson'))).toBe(false);
    expect(readData(output)).toMatchObject({ verdict: { state: 'failed' }, has: { history: true } });
  });

  it('says what is wrong with what was named', async () => {
    const { code, stderr } = await brine(['report', path.join(folder, 'nowhere')]);
    expect(code).toBe(2);
    expect(stderr).toContain('There are no results where they were looked for.');
  });
});
