import { describe, expect, it } from 'vitest';
import {
  expectCount,
  expectMessage,
  expectNoMessage,
  latestField,
  readWanted,
} from '../../../support/streams/expect';
import { Stream } from '../../../support/streams/stream';
import { renderStream } from '../../../support/streams/transcript';
import { stoppedClock } from '../../tools/clock';
import { told } from '../../tools/told';

function events(...received: [event: string, data: unknown][]): Stream {
  const request = { service: 'orders', url: 'http://orders.test/events', headers: {}, timeout: 1_000 };
  const stream = new Stream('events', request, 'ann', stoppedClock());
  for (const [event, data] of received) {
    stream.receive(typeof data === 'string' ? data : JSON.stringify(data), event);
  }
  return stream;
}

describe('a message', () => {
  it('is found by a part of it, with markers', () => {
    const stream = events(
      ['status', { orderId: 'a', status: 'open' }],
      ['status', { orderId: 'a', status: 'paid' }],
    );
    expect(expectMessage(stream, readWanted('orderId: "#string"\nstatus: paid')).text).toContain('paid');
  });

  it('that is no JSON is found by a part of its text, even one that reads as YAML', () => {
    const stream = events(['log', 'INFO level: high\n']);
    expect(expectMessage(stream, readWanted('level: high')).event).toBe('log');
  });

  it('is also told from others by the type of its event', () => {
    const stream = events(['status', { status: 'paid' }]);
    expect(expectMessage(stream, readWanted('status: paid', { event: 'status' })).event).toBe('status');
    expect(
      told(() => expectMessage(stream, readWanted('status: open', { event: 'payment' }))),
    ).toBe(`MessageError: No message like the expected one was received from the event stream.
  at http://orders.test/events
  expected: payment {"status":"open"}
  received:
  1: status {"status":"paid"}
    type of the event
      expected: "payment"
      actual:   "status"
    status
      expected: "open"
      actual:   "paid"`);
  });

  it('that is missing is told with those that came, the closest first', () => {
    const stream = events(
      ['message', 'connected'],
      ['status', { orderId: 'a', status: 'open' }],
      ['status', { orderId: 'b', status: 'open' }],
    );
    expect(
      told(() => expectMessage(stream, readWanted('{ "orderId": "a", "status": "paid" }'))),
    ).toBe(`MessageError: No message like the expected one was received from the event stream.
  at http://orders.test/events
  expected: {"orderId":"a","status":"paid"}
  received 3 messages, the closest first:
  2: status {"orderId":"a","status":"open"}
    status
      expected: "paid"
      actual:   "open"
  3: status {"orderId":"b","status":"open"}
  1: message "connected"`);
  });

  it('is not searched for when the expectation cannot be read', () => {
    expect(told(() => readWanted('{ "id": "#uuidd" }'))).toMatch(
      /^BadMarkerError: What is expected of the message cannot be read: 1 fault\./,
    );
    expect(told(() => readWanted(''))).toBe(`DocumentError: The expected message is empty.
  → Write JSON or YAML below the step; for nothing but null, write null.`);
  });

  it('that should not have come is shown', () => {
    const stream = events(['status', { status: 'open' }], ['status', { status: 'cancelled', by: 'ann' }]);
    expectNoMessage(stream, readWanted('status: paid'));
    expect(
      told(() => expectNoMessage(stream, readWanted('status: cancelled'))),
    ).toBe(`MessageError: A message was received from the event stream that should not have been.
  at http://orders.test/events
  not expected: {"status":"cancelled"}
  received as 2: status {"status":"cancelled","by":"ann"}`);
  });
});

describe('the number of messages', () => {
  it('is compared with what came', () => {
    const stream = events(['status', { status: 'open' }], ['status', { status: 'paid' }]);
    expectCount(stream, 2);
    expect(
      told(() => expectCount(stream, 1)),
    ).toBe(`MessageError: The event stream brought 2 messages, expected 1.
  at http://orders.test/events
  received 2 messages, in their order:
  1: status {"status":"open"}
  2: status {"status":"paid"}`);
    expect(
      told(() => expectCount(events(), 1)),
    ).toBe(`MessageError: The event stream brought no message, expected 1.
  at http://orders.test/events
  received: nothing`);
  });

  it('lists ten messages at most', () => {
    const stream = events(...Array.from({ length: 12 }, (_, index): [string, number] => ['tick', index]));
    expect(told(() => expectCount(stream, 1))).toMatch(/\n {2}10: tick 9\n {2}and 2 more$/);
  });
});

describe('a field of the latest message', () => {
  it('is taken with its type', () => {
    expect(
      latestField(events(['status', { id: 1 }], ['status', { lines: [{ id: 7 }] }]), 'lines[0].id'),
    ).toBe(7);
  });

  it('that is not there is told', () => {
    expect(
      told(() => latestField(events(['status', { status: 'open' }]), 'total')),
    ).toBe(`MissingFieldError: The received message has no field "total".
  The received message has the fields: status`);
    expect(
      told(() => latestField(events(), 'id')),
    ).toBe(`MessageError: The event stream has brought no message whose field could be saved.
  at http://orders.test/events
  received: nothing`);
  });
});

describe('the evidence of a stream', () => {
  it('has what went over it, without secrets', async () => {
    const clock = stoppedClock();
    const request = {
      service: 'orders',
      url: 'http://orders.test/live?token=abc123',
      headers: {},
      timeout: 1_000,
    };
    const stream = new Stream('websocket', request, 'ann', clock);
    stream.opened({ close: async () => {} });
    stream.sent('{"password":"hunter22"}');
    await clock.sleep(1_200);
    stream.receive('welcome');
    await clock.sleep(300);
    stream.ended('the other side closed it (code 1000)', false);
    expect(renderStream(stream)).toBe(`websocket ws://orders.test/live?token=[redacted:token] as ann
+0 ms    → {"password":"[redacted:password]"}
+1.2 s   ← welcome
+1.5 s   the other side closed it (code 1000)`);
  });

  it('tells that it could not be opened', () => {
    expect(renderStream(events())).toBe('events http://orders.test/events as ann\ncould not be opened');
  });
});
