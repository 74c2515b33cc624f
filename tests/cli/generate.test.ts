import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../cli/main';
import { closedAddress, startServer } from '../support/http/server';
import { newFolder } from '../tools/folder';

require('../../runs/typescript');

const LIBRARY = path.join(__dirname, '..', 'support', 'generate', 'library.yaml');

async function generate(...args: string[]) {
  const stdout = new PassThrough({ encoding: 'utf8' });
  const stderr = new PassThrough({ encoding: 'utf8' });
  const code = await main(['generate', ...args], { env: {}, stdout, stderr });
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('brine generate', () => {
  it('shows what it writes, and finds with --check that documents and features have drifted apart', async () => {
    const folder = newFolder();
    const document = path.join(folder, 'library.yaml');
    writeFileSync(document, readFileSync(LIBRARY));
    const output = path.join(folder, 'features');
    const args = [document, '--api', 'library', '--output', output];

    const drifted = await generate(...args, '--check');
    expect(drifted.code).toBe(1);
    expect(drifted.out).toContain('library/books.feature (new, ');
    expect(drifted.out).toContain(
      'The documents and the features have drifted apart: npm run brine -- generate brings them together.\n',
    );

    const written = await generate(...args);
    expect(written.code).toBe(0);
    expect(written.out).toContain('+  Rule: Add a book\n');
    const file = path.join(output, 'library', 'books.feature');
    expect(readFileSync(file, 'utf8')).toContain('Rule: Add a book');
    expect(await generate(...args, '--check')).toEqual({
      code: 0,
      out: 'The features say what the documents say.\n',
      err: '',
    });

    const copy = path.join(folder, 'other.yaml');
    writeFileSync(copy, readFileSync(document, 'utf8').replace('maximum: 5000', 'maximum: 9000'));
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Scenario: A book can be read', 'Scenario: Ann reads'),
    );
    const again = await generate(copy, ...args.slice(1));
    expect(again.out).toContain('-        | pages is 5001, above its most      | pages    |');
    expect(again.out).toContain('+        | pages is 9001, above its most      | pages    |');
    expect(again.out).toContain('  kept: Ann reads\n');
    expect(readFileSync(file, 'utf8')).toContain('Scenario: Ann reads');

    const proposed = await generate(copy, ...args.slice(1), '--proposals');
    expect(proposed.out).toContain(
      '    Generated it would be so; npm run brine -- generate --take readBook.works takes it over.\n',
    );
    expect(proposed.out).toContain('    -    Scenario: Ann reads\n    +    Scenario: A book can be read\n');
    const wrong = await generate(copy, ...args.slice(1), '--take', 'readBook.work');
    expect(wrong.err).toContain(
      '--take readBook.work: is no scenario that somebody edited; edited are: readBook.works',
    );
    expect(readFileSync(file, 'utf8')).toContain('Scenario: Ann reads');

    const summary = path.join(folder, 'summary.yaml');
    writeFileSync(summary, readFileSync(copy, 'utf8').replaceAll('"200"', '"203"'));
    const changed = await generate(summary, ...args.slice(1));
    expect(changed.out).toContain(
      '  kept though the document changed: Ann reads\n    Generated it would be so;',
    );
    expect(changed.out).toContain('    +      Then the response status should be 203\n');
    expect(readFileSync(file, 'utf8')).toContain('Scenario: Ann reads');
    const taken = await generate(summary, ...args.slice(1), '--take', 'readBook.works');
    expect(taken.out).toContain('  taken over: A book can be read\n');
    expect(readFileSync(file, 'utf8')).not.toContain('Ann reads');
  });

  it('reads the document of an address, through redirects and whatever type it is said to be, or says why not', async () => {
    const folder = newFolder();
    const text = readFileSync(LIBRARY);
    const answers: Record<string, (response: ServerResponse) => void> = {
      '/old': (response) => response.writeHead(302, { location: '/api' }).end(),
      '/api': (response) => response.setHeader('content-type', 'text/plain').end(text),
      '/page': (response) => response.setHeader('content-type', 'application/json').end('<!doctype html>'),
      '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
      '/cut': (response) => response.end('{"openapi": "3.1.0", '),
      '/none': (response) => response.writeHead(404).end('{}'),
    };
    await using server = await startServer(({ url }, response) => answers[url]?.(response));
    const output = path.join(folder, 'features');
    const found = await generate(`${server.url}/old`, '--api', 'library', '--output', output);
    expect(found).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(path.join(output, 'library', 'books.feature'), 'utf8')).toContain('Rule: Add a book');
    const faults: Record<string, string> = {
      '/none': 'It answers with status 404.',
      '/page': 'It is a page (HTML or XML), no OpenAPI document.',
      '/loop': 'redirect count exceeded',
      '/cut': 'Expected double-quoted property name in JSON',
    };
    for (const [place, reason] of Object.entries(faults)) {
      const { code, out, err } = await generate(`${server.url}${place}`, '--output', output);
      expect({ code, out }, err).toEqual({ code: 2, out: '' });
      expect(err).toContain(`at ${server.url}${place}`);
      expect(err).toContain(reason);
    }
    const closed = await generate(await closedAddress(), '--output', output);
    expect(closed.code).toBe(2);
    expect(closed.err).toContain('The connection was refused.');
  });

  it('tells all faults of a document, and of hints', async () => {
    const folder = newFolder();
    const bad = path.join(folder, 'bad.json');
    writeFileSync(
      bad,
      '{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/nowhere"}}}}}}',
    );
    const { code, err } = await generate(bad, '--output', folder);
    expect(code).toBe(2);
    expect(err).toContain('Nothing stands at #/nowhere.');

    writeFileSync(path.join(folder, 'big.json'), `{"openapi":"3.1.0","x":"${'x'.repeat(21_000_000)}"}`);
    const big = await generate(path.join(folder, 'big.json'));
    expect(big.err).toContain('It has 21.0 MB; at most 20.0 MB are read.');

    mkdirSync(path.join(folder, 'features'));
    const hints = path.join(folder, 'features', 'hints.yaml');
    writeFileSync(hints, 'library:\n  actr: ann\n  operations:\n    addBook: { cases: [{ name: x }] }\n');
    const wrong = await generate(LIBRARY, '--api', 'library', '--output', path.join(folder, 'features'));
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('library.actr: there is no such hint; did you mean "actor"?');
    expect(wrong.err).toContain('library.operations.addBook.cases[0].status: is no status, such as 402');
    writeFileSync(hints, 'library:\n  operations:\n    addBok: { skip: true }\n');
    expect(
      (await generate(LIBRARY, '--api', 'library', '--output', path.join(folder, 'features'))).err,
    ).toContain('library.operations.addBok: its document has no such operation; did you mean "addBook"?');
  });
});
