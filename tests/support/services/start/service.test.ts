import { mkdtempSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findPanics } from '../../../../support/services/log/panic';
import { ServiceNotReadyError } from '../../../../support/services/start/errors';
import { type StartOptions, startService } from '../../../../support/services/start/service';
import { buildFaulty } from '../../../tools/faulty';

let executable: string;
beforeAll(async () => {
  executable = await buildFaulty();
});

function options(env: NodeJS.ProcessEnv = {}, more: Partial<StartOptions> = {}): StartOptions {
  const directory = mkdtempSync(path.join(tmpdir(), 'brine-service-'));
  return {
    name: 'faulty',
    spec: {
      command: executable,
      args: [],
      directory,
      env: { ...process.env, RUST_BACKTRACE: '1', ...env },
      logFile: path.join(directory, 'faulty.log'),
    },
    readiness: { http: '/health' },
    readyTimeout: 10_000,
    stopTimeout: 500,
    ...more,
  };
}

/** What the error says, with what changes from run to run made constant. */
async function complaint(wrong: StartOptions): Promise<string> {
  const error = await startService(wrong).then(
    async (service) => {
      await service.stop();
      throw new Error('it became ready');
    },
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ServiceNotReadyError);
  return (error as Error).message
    .replaceAll(wrong.spec.logFile, '<log>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replaceAll(/\(\d+\)/g, '(<id>)')
    .replaceAll(/\(\d+ times\)/g, '(<count> times)')
    .replaceAll(/^ {3,}\d+: .*\n(^ {8,}at .*\n?)?/gm, '');
}

describe('a service', () => {
  it('is ready with the address it announced, and gone after stop', async () => {
    const service = await startService(options());
    expect(await status(`${service.url}/health`)).toBe(200);
    const exit = await service.stop();
    expect(exit.signal).toBe('SIGTERM');
    await expect(status(service.url)).rejects.toThrow('ECONNREFUSED');
  });

  it('is found by its open port when it announces nothing', async () => {
    const service = await startService(options({ QUIET: '1' }));
    expect(await status(service.url)).toBe(200);
    await service.stop();
  });

  it('that dies at start is told with its exit, its panic and its last words', async () => {
    expect(await complaint(options({ FAULT: 'panic' }))).toMatchInlineSnapshot(`
      "The service "faulty" died at start: exit code 101 (Rust panic).
        at no address: it opened no port and logged no "listening on …" line
        thread 'main' panicked at src/main.rs:33:63
        port is a number: ParseIntError { kind: InvalidDigit }
          at faulty::read_settings (tests/fixtures/services/src/main.rs:33:63)
          at faulty::main (tests/fixtures/services/src/main.rs:10:20)
        → Start it by hand with the same environment, or read <log>."
    `);
    expect(await complaint(options({ FAULT: 'exit' }))).toMatchInlineSnapshot(`
      "The service "faulty" died at start: exit code 3.
        at no address: it opened no port and logged no "listening on …" line
        last log lines:
        DATABASE_URL is not set
        → Start it by hand with the same environment, or read <log>."
    `);
  });

  it('whose port is taken is told so', async () => {
    const other = await startService(options());
    const told = await complaint(options({ LISTEN: new URL(other.url).host }));
    await other.stop();
    expect(told).toContain('The service "faulty" died at start: exit code 101 (Rust panic).');
    expect(told).toContain(
      '→ Its port is taken: by another program, or by the same service of another worker. ' +
        'Let it listen on a free one, with {{listen}} or {{port}} in services.faulty.env (docs/settings.md), ' +
        'or end what holds it and run with one worker.',
    );
  });

  it('that never opens a port is told with how long that took', async () => {
    expect(await complaint(options({ FAULT: 'silent' }, { readyTimeout: 700 }))).toMatchInlineSnapshot(`
      "The service "faulty" was not ready after 700 ms.
        at no address: it opened no port and logged no "listening on …" line
        it logged nothing
        → Check services.faulty.ready and env in brine.config.ts, raise timeouts.ready, or read <log>."
    `);
  });

  it('that never gets healthy is told with what it answered', async () => {
    expect(await complaint(options({ FAULT: 'unhealthy' }, { readyTimeout: 300 }))).toMatchInlineSnapshot(`
      "The service "faulty" was not ready after 300 ms.
        at http://127.0.0.1:<port>/health
        last attempt: it answered with status 503
        last log lines:
        listening on http://127.0.0.1:<port>
        GET /health HTTP/1.1 (<count> times)
        → Check services.faulty.ready and env in brine.config.ts, raise timeouts.ready, or read <log>."
    `);
  });

  it('that panics in a handler keeps running, and the panic is found in the log with its own frames', async () => {
    const service = await startService(options());
    const from = service.log.size;
    expect(await status(`${service.url}/panic`)).toBe(500);
    expect(findPanics(service.log.read(from))).toEqual([
      {
        thread: 'handler',
        location: expect.stringMatching(/^src[\\/]main\.rs:\d+:\d+$/),
        message: 'attempt to divide 1 by zero',
        frames: expect.arrayContaining([
          {
            function: 'faulty::divide',
            location: expect.stringMatching(/services[\\/]src[\\/]main\.rs:\d+:\d+$/),
          },
        ]),
      },
    ]);
    await service.stop();
  });

  it('that crashes is noticed with its exit code', async () => {
    const service = await startService(options());
    await expect(status(`${service.url}/crash`)).rejects.toThrow();
    expect(await service.process.exited).toEqual({ code: 101, signal: null });
  });
});

function status(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', (error: NodeJS.ErrnoException) => reject(new Error(error.code)));
  });
}
