import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { attachments, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { BAD, GOOD, requestsProject } from './requests-project';

describe('requests to a service that has what the shop has not', () => {
  it('pass where everything is as it should be', async () => {
    const run = await runProject({ files: requestsProject(GOOD) });
    expect(new Set(Object.values(results(run.messages)))).toEqual(new Set(['PASSED']));
    expect(Object.keys(results(run.messages))).toHaveLength(6);
    expect(run.exitCode).toBe(0);
  });

  it('fail with what is wrong, and every hop of a redirect is evidence', async () => {
    const run = await runProject({ files: requestsProject(BAD) });
    expectGolden(run, 'requests');
    expect(new Set(Object.values(results(run.messages)))).toEqual(new Set(['FAILED']));
    const { 'exchanges.txt': hops = '' } = attachments(run.messages, 'a redirect without end');
    expect(hops.match(/^HTTP 302/gm)).toHaveLength(21);
    expect(JSON.stringify(run.messages)).not.toContain('s3cret');
    expect(run.report).not.toContain('s3cret');
    expect(run.exitCode).toBe(1);
  });
});
