import { describe, expect, it } from 'vitest';
import { expectStatus } from '../../../support/http/expect';
import { expectField } from '../../../support/matching/fields';
import { overdueOf } from '../../../support/wait/overdue';
import { Patience } from '../../../support/wait/patience';
import { stoppedClock } from '../../tools/clock';
import { toldBy } from '../../tools/told';
import { openSession } from '../http/open-session';
import { json, startServer } from '../http/server';

/** A service whose answers are these in turn, the last one again and again. */
async function answering(answers: [status: number, body: unknown][]) {
  const server = await startServer((_, response) => {
    const [status, body] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [200, {}];
    json(response, status, body);
  });
  const { api } = openSession(server.url);
  const patience = new Patience(100, stoppedClock());
  const refresh = async () => await api.repeat();
  return {
    server,
    api,
    patience,
    refresh,
    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  };
}

describe('within', () => {
  it('tells the statuses that came before the time was over', async () => {
    await using one = await answering([
      [202, {}],
      [202, {}],
      [202, {}],
      [409, { detail: 'taken' }],
    ]);
    await one.api.send('GET', '/jobs/1');
    const check = () => expectStatus(one.api.answered, 200);
    expect(
      await toldBy(one.patience.within(200, check, one.refresh)),
    ).toBe(`ResponseError: The response status is 409, expected 200.
  at GET ${one.server.url}/jobs/1
  taken
  {
    "detail": "taken"
  }
  Still so after 200 ms (5 attempts).
  Seen: status 202 (3 times), then status 409 (2 times).`);
    expect(one.server.seen).toHaveLength(5);
  });

  it('tells the values of a field', async () => {
    await using one = await answering([
      [200, {}],
      [200, { state: 'queued' }],
      [200, { state: 'failed' }],
    ]);
    await one.api.send('GET', '/jobs/1');
    const check = () =>
      expectField({ owner: 'the response', body: one.api.response.body, path: 'state' }, 'done');
    expect(
      await toldBy(one.patience.within(100, check, one.refresh)),
    ).toBe(`MatchError: The response field "state" is not as expected.
  expected: "done"
  actual:   "failed"
  Still so after 100 ms (3 attempts).
  Seen: no field "state", then "queued", then "failed".`);
  });

  it('does not wait for the answer of a request that is not sent twice', async () => {
    await using one = await answering([[202, {}]]);
    await one.api.send('POST', '/jobs');
    const check = () => expectStatus(one.api.answered, 200);
    expect(
      await toldBy(one.patience.within(5_000, check, one.refresh)),
    ).toBe(`RequestNotRepeatableError: The response does not change while waiting: a POST request is not sent again, only GET and HEAD are.
  at POST ${one.server.url}/jobs
  → Send a GET request for what should change and wait on its response, or check at once without "within" and "for".
  So after 50 ms (2 attempts).
  Seen: status 202, then no new response.`);
  });
});

describe('for', () => {
  it('tells how often the check had held', async () => {
    await using one = await answering([
      [200, {}],
      [200, {}],
      [500, {}],
    ]);
    await one.api.send('GET', '/health');
    const check = () => expectStatus(one.api.answered, 200);
    expect(
      await toldBy(one.patience.during(1_000, check, one.refresh)),
    ).toBe(`ResponseError: The response status is 500, expected 200.
  at GET ${one.server.url}/health
  {}
  It did not stay true for 1 s: it failed after 100 ms.
  Seen: as expected (2 times), then status 500.`);
  });
});

describe('what was missed', () => {
  it('is what the check that is waited for found last, until it passes', async () => {
    const patience = new Patience(100, stoppedClock());
    let there = false;
    const waited = patience.eventually(() => {
      if (there) return;
      there = true;
      throw new Error('The page does not show "Paid".');
    });
    expect(patience.missed).toBe('The page does not show "Paid"');
    await waited;
    expect(patience.missed).toBeUndefined();
  });

  it('is marked as overdue only where the step said how long', async () => {
    const patience = new Patience(100, stoppedClock());
    const fail = () => {
      throw new Error('no');
    };
    const overdue = async (run: Promise<unknown>) => overdueOf(await run.catch((error: unknown) => error));
    expect(await overdue(patience.within(200, fail))).toBe(200);
    expect(await overdue(patience.eventually(fail))).toBeUndefined();
    expect(await overdue(patience.during(200, fail))).toBeUndefined();
  });
});
