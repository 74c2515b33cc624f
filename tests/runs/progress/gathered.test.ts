import { Writable } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gathered } from '../../../runs/progress/gathered';

/** A stream that keeps what is written to it, write by write. */
function stream(isTTY = false) {
  const written: string[] = [];
  const target = new Writable({
    write: (chunk, _, done) => {
      written.push(String(chunk));
      done();
    },
  });
  return { written, target: Object.assign(target, { isTTY }) as unknown as NodeJS.WriteStream };
}

const listeners = process.listeners('exit');

afterEach(() => {
  for (const one of process.listeners('exit')) if (!listeners.includes(one)) process.off('exit', one);
});

describe('standard output that gathers marks', () => {
  it('writes them together, and before anything that somebody else writes', () => {
    const { written, target } = stream();
    const gathering = gathered(target);
    for (const mark of ['.', '\u001B[32m.\u001B[39m', 'F']) gathering.write(mark);
    expect(written).toEqual([]);
    target.write('said by a step\n');
    gathering.write('.');
    gathering.write('\n1 scenario (1 passed), and more than a mark\n');
    expect(written).toEqual([
      '.\u001B[32m.\u001B[39mF',
      'said by a step\n',
      '.',
      '\n1 scenario (1 passed), and more than a mark\n',
    ]);
  });

  it('writes them before what is said beside it', () => {
    const { written, target } = stream();
    const { target: beside } = stream();
    const gathering = gathered(target, beside);
    gathering.write('.');
    beside.write('Building the web app …');
    expect(written).toEqual(['.']);
  });

  it('lets none wait for long', async () => {
    const { written, target } = stream();
    gathered(target).write('.');
    await vi.waitFor(() => expect(written).toEqual(['.']));
  });

  it('keeps none back when the process ends', () => {
    const { written, target } = stream();
    gathered(target).write('.');
    for (const one of process.listeners('exit')) if (!listeners.includes(one)) one(0);
    expect(written).toEqual(['.']);
  });

  it('writes each at once where a person looks on', () => {
    const { written, target } = stream(true);
    gathered(target).write('.');
    expect(written).toEqual(['.']);
  });
});
