import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReportError } from '../../reports/report-error';
import { writeReport } from '../../reports/write';
import { FACTS } from './run-suite';

const MAIN = ['--require', 'ts-node/register', 'reports/main.ts'];

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

async function main(...args: string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [...MAIN, ...args]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Ended;
  }
}

describe('the report as a process of its own', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'brine-report-'));
  });

  it('writes one line of JSON and nothing else to standard output', async () => {
    await writeFile(join(folder, 'run.json'), JSON.stringify(FACTS));
    await writeFile(join(folder, 'messages.ndjson'), '');
    const { code, stdout, stderr } = await main(folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        index: join(folder, 'index.html'),
        scenarios: 0,
        verdict: {
          state: 'failed',
          sentence: 'No scenario was to run, so nothing is known; The run did not finish.',
        },
        warnings: ['The results end before the end of the run.'],
      },
    ]);
  });

  it('says what is missing from the facts of the run', async () => {
    await writeFile(join(folder, 'run.json'), JSON.stringify({ ...FACTS, project: 7, node: undefined }));
    const { code, stdout, stderr } = await main(folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      [
        'The facts of the run cannot be read.',
        `  at ${join(folder, 'run.json')}`,
        '  project: Invalid type: Expected string but received 7',
        '  node: Invalid key: Expected "node" but received undefined',
        '  → Run the suite again, or write the report from a folder that a run has left.',
        '',
      ].join('\n'),
    );
  });

  it('says that a folder must be named', async () => {
    expect(await main()).toMatchObject({
      code: 1,
      stderr:
        'No folder was given to write the report of.\n  → Name the folder that holds messages.ndjson and run.json.\n',
    });
  });

  it('says why the pages could not be written, and where the results are', async () => {
    await writeFile(join(folder, 'run.json'), JSON.stringify(FACTS));
    const output = join(folder, 'run.json', 'below');
    const messages = join(folder, 'messages.ndjson');
    const error: unknown = await writeReport({ inputs: [{ messages, facts: FACTS }], output }).catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(ReportError);
    expect((error as ReportError).message.split('\n')).toEqual([
      'The report could not be written.',
      `  at ${output}`,
      expect.stringMatching(/^ {2}(ENOTDIR|ENOENT): /),
      `  → The results are kept: ${messages}`,
    ]);
  });
});
