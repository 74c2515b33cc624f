import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verdict } from '../../benchmarks/ci';

const HOME = path.join(__dirname, '..', '..');
const checked = { name: 'start', against: 'bare cucumber-js', ratio: 2.345, most: 3 };

test('the short form says what was measured, and what would pass', () => {
  expect(verdict(checked)).toEqual({
    line: 'start: 2.35 × the processor time of bare cucumber-js; up to 3 × passes.',
    failed: false,
  });
  expect(verdict({ ...checked, most: 2.3 })).toEqual({
    line: `start: 2.35 × the processor time of bare cucumber-js, and only up to 2.3 × passes.
  → Something made Brine dearer: \`npm run bench -- start\` measures it fully, benchmarks/notes/ci.md says where 2.3 comes from.`,
    failed: true,
  });
  expect(verdict({ ...checked, ratio: undefined })).toEqual({
    line: 'start: not checked, as this system does not tell processor times.',
    failed: false,
  });
});

test.runIf(process.platform === 'linux')('a margin that is passed makes the exit code 1', async () => {
  const args = ['-r', './runs/typescript.js', 'benchmarks/main.ts', '--ci', 'start', '--most', '0.01'];
  const { code, said } = await new Promise<{ code: unknown; said: string }>((resolve) => {
    execFile(process.execPath, args, { cwd: HOME }, (error, stdout) =>
      resolve({ code: error?.code, said: stdout }),
    );
  });
  expect(said).toMatch(
    /^start: passed its margin, so it is measured again\.\nstart: \d+\.\d\d × the processor time of bare cucumber-js, and only up to 0\.01 × passes\.\n {2}→ Something made/,
  );
  expect(code).toBe(1);
});
