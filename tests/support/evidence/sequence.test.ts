import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../support/evidence/exchange';
import { type Row, sequenceOf } from '../../../support/evidence/sequence';
import { drawSequence } from '../../../support/evidence/sequence-svg';
import type { Statement } from '../../../support/evidence/statement';

interface Asked {
  /** Milliseconds after the first one. */
  at: number;
  took?: number;
  caller?: string;
  service?: string;
  request?: string;
  status?: number | undefined;
  error?: string;
}

function exchange({ at, took = 10, service = 'orders', request = 'GET /orders', ...more }: Asked): Exchange {
  const [method = '', path = ''] = request.split(' ');
  const status = 'status' in more ? more.status : 200;
  return {
    service,
    ...(more.caller !== undefined && { caller: more.caller }),
    request: { method, url: `http://127.0.0.1:1${path}`, headers: {} },
    ...(status !== undefined && { response: { status, statusText: '', headers: {}, text: '', body: '' } }),
    ...(more.error !== undefined && { error: more.error }),
    startedAt: new Date(1_000_000 + at).toISOString(),
    duration: took,
  };
}

/** `0→1 GET /orders`, `0←1 200`, `! ` before what failed. */
function tell(row: Row): string {
  if (row.kind === 'gap') return `(${row.text})`;
  if (row.kind === 'note') return `[${row.of}: ${row.text}]`;
  const arrow = row.answer ? `${row.to}←${row.from}` : `${row.from}→${row.to}`;
  return `${row.failed ? '! ' : ''}${arrow} ${row.text}`;
}

function statement(at: number, text: string, more: Partial<Statement> = {}): Statement {
  const startedAt = new Date(1_000_000 + at).toISOString();
  return { caller: 'orders', database: 'shop', text, startedAt, duration: 2, rows: 1, ...more };
}

const told = (...args: Parameters<typeof sequenceOf>) => sequenceOf(...args).rows.map(tell);

describe('what services have their databases do', () => {
  const asked = exchange({ at: 0, took: 100, request: 'POST /orders', status: 500 });
  const called = exchange({
    at: 20,
    took: 30,
    caller: 'orders',
    service: 'inventory',
    request: 'POST /holds',
  });

  it('is drawn as one talk as long as nothing comes between', () => {
    const statements = [
      statement(5, 'BEGIN', { rows: 0 }),
      statement(8, 'SELECT * FROM orders WHERE id = $1'),
      statement(11, 'UPDATE orders SET status = $1', { rows: 2 }),
      statement(60, 'COMMIT', { rows: 0 }),
    ];
    const { participants } = sequenceOf([asked, called], [], statements);
    expect(participants).toEqual(['scenario', 'orders', 'database shop', 'inventory']);
    expect(told([asked, called], [], statements)).toEqual([
      '0→1 POST /orders',
      '1→2 3 statements: BEGIN, SELECT, UPDATE',
      '1←2 3 rows · 8 ms',
      '1→3 POST /holds',
      '1←3 200 · 30 ms',
      '1→2 COMMIT',
      '1←2 0 rows · 2 ms',
      '! 0←1 500 · 100 ms',
    ]);
  });

  it('shows what failed, and how often it was tried', () => {
    const down = { error: 'the connection is down', duration: 0 };
    const statements = [
      statement(5, 'SELECT 1'),
      statement(8, '(connecting)', down),
      statement(9, '(connecting)', down),
    ];
    expect(told([asked], [], statements)).toEqual([
      '0→1 POST /orders',
      '1→2 SELECT 1',
      '1←2 1 row · 2 ms',
      '1→2 (connecting) (2 times)',
      '! 1←2 ✗ the connection is down · 1 ms',
      '! 0←1 500 · 100 ms',
    ]);
  });
});

describe('the sequence of a scenario', () => {
  const nested = [
    exchange({ at: 0, took: 30, request: 'POST /orders', status: 201 }),
    exchange({
      at: 5,
      took: 20,
      caller: 'orders',
      service: 'inventory',
      request: 'POST /reservations?dry=1',
    }),
  ];

  it('shows who asked whom, with what was asked meanwhile between request and answer', () => {
    expect(sequenceOf(nested).participants).toEqual(['scenario', 'orders', 'inventory']);
    expect(told(nested)).toEqual([
      '0→1 POST /orders',
      '1→2 POST /reservations?dry=1',
      '1←2 200 · 20 ms',
      '0←1 201 · 30 ms',
    ]);
  });

  it('marks what failed, and tells how long nothing happened', () => {
    const exchanges = [
      exchange({ at: 0, status: 404 }),
      exchange({ at: 2_000, took: 700, status: 503 }),
      exchange({ at: 2_800, status: undefined, error: 'the connection is down' }),
      exchange({ at: 2_900, error: 'the caller hung up' }),
      exchange({ at: 3_000, took: 0, status: undefined, error: 'not answered yet' }),
    ];
    expect(told(exchanges)).toEqual([
      '0→1 GET /orders',
      '0←1 404 · 10 ms',
      '(2 s later)',
      '0→1 GET /orders',
      '(700 ms later)',
      '! 0←1 503 · 700 ms',
      '0→1 GET /orders',
      '! 0←1 ✗ the connection is down · 10 ms',
      '0→1 GET /orders',
      '! 0←1 200 ✗ the caller hung up · 10 ms',
      '0→1 GET /orders',
      '! 0←1 ✗ not answered yet',
    ]);
  });

  it('puts a note below the failure that it explains, else at the end', () => {
    const failed = [
      nested[0],
      exchange({ at: 50, status: undefined, error: 'socket hang up' }),
      exchange({ at: 90 }),
    ];
    const notes = [
      { participant: 'orders', text: 'died: exit code 101' },
      { participant: 'payments', text: 'died: exit code 1' },
    ];
    expect(told(failed as Exchange[], notes).slice(3)).toEqual([
      '! 0←1 ✗ socket hang up · 10 ms',
      '[1: died: exit code 101]',
      '0→1 GET /orders',
      '0←1 200 · 10 ms',
      '[2: died: exit code 1]',
    ]);
  });

  it('leaves out the middle of a long one, and says how much', () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      exchange({ at: 20 * index, request: `GET /${index}` }),
    );
    const lines = told(many);
    expect(lines).toHaveLength(2 * 40 + 1);
    expect(lines.slice(19, 22)).toEqual(['0←1 200 · 10 ms', '(… 60 exchanges more …)', '0→1 GET /70']);
  });

  it('hides secrets', () => {
    expect(told([exchange({ at: 0, request: 'GET /orders?access_token=s3cr3t' })])[0]).toBe(
      '0→1 GET /orders?access_token=[redacted:access_token]',
    );
  });
});

describe('its drawing', () => {
  const draw = (...exchanges: Exchange[]) => drawSequence(sequenceOf(exchanges));

  it('is XML with nothing in it but what was asked, whatever that is', () => {
    const svg = draw(
      exchange({ at: 0, service: '<b>&"\u0000', status: undefined, error: '</text><script>' }),
    );
    expect(svg).toContain('&lt;b&gt;&amp;&quot;\uFFFD');
    expect(svg).toContain('✗ &lt;/text&gt;&lt;script&gt; · 10 ms');
    expect(svg).not.toMatch(/<script|<b>|href/);
    expect(svg).not.toContain('\u0000');
  });

  it('cuts what is too long for its arrow', () => {
    const svg = draw(exchange({ at: 0, request: `GET /${'x'.repeat(200)}` }));
    expect(svg).toMatch(/>GET \/x+…</);
    expect(svg).not.toContain('x'.repeat(60));
  });

  it.each([1, 3, 8, 20])('is at most 900 pixels wide with %i services', (count) => {
    const asked = Array.from({ length: count }, (_, index) => exchange({ at: index, service: `s${index}` }));
    const width = Number(/width="(\d+)"/.exec(draw(...asked))?.[1]);
    expect(width).toBeGreaterThan(400);
    expect(width).toBeLessThanOrEqual(900);
  });
});
