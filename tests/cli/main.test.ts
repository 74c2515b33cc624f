import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../cli/command';
import { main } from '../../cli/main';

const greet: Command = {
  usage: '[names …] [options]',
  about: 'Greets people.',
  options: { loud: { help: 'Shouts' }, in: { value: 'language', multiple: true, help: 'How to speak' } },
  words: true,
  async run({ words, values, stdout }) {
    if (words.includes('nobody')) throw new TypeError('nobody is there');
    stdout.write(`hello ${words.join(' and ')}${values.loud ? '!' : ''}\n`);
    return 1;
  },
};

async function brine(...args: string[]) {
  const stdout = new PassThrough({ encoding: 'utf8' });
  const stderr = new PassThrough({ encoding: 'utf8' });
  const commands = { greet: { summary: 'Greet people', load: () => greet } };
  const code = await main(args, { env: {}, stdout, stderr, commands });
  return { code, out: stdout.read() ?? '', err: stderr.read() ?? '' };
}

const OVERVIEW = [
  'Usage: brine <command> [options]',
  '',
  '  run    Run the suite, all of it or a part',
  '  watch  Run scenarios again whenever something that they stand on is saved',
  '  greet  Greet people',
  '',
  'brine <command> --help tells its options.',
  '',
].join('\n');

describe('brine', () => {
  it('gives a command its words and options, and its exit code back', async () => {
    expect(await brine('greet', 'ann', '--loud', 'bob')).toEqual({
      code: 1,
      out: 'hello ann and bob!\n',
      err: '',
    });
  });

  it('tells all commands when asked, and when none is named', async () => {
    expect(await brine('--help')).toEqual({ code: 0, out: OVERVIEW, err: '' });
    expect(await brine()).toEqual({ code: 2, out: '', err: OVERVIEW });
  });

  it('tells the options of a command', async () => {
    const { code, out } = await brine('greet', 'ann', '--help');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'Usage: brine greet [names …] [options]',
        '',
        'Greets people.',
        '',
        '  --loud             Shouts',
        '  --in <language> …  How to speak',
        '',
      ].join('\n'),
    );
  });

  it('knows no other command', async () => {
    expect(await brine('constructor')).toEqual({
      code: 2,
      out: '',
      err: 'brine <command> was not called as it should be.\n  constructor: there is no such command\n  → See: npm run brine -- --help\n',
    });
  });

  it('tells which one was probably meant', async () => {
    const { err } = await brine('wacth');
    expect(err).toContain('  wacth: there is no such command, did you mean watch?\n');
  });

  it('ends with code 2 for a wrong option', async () => {
    expect(await brine('greet', '--quiet')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--quiet'),
    });
  });

  it('ends with code 2 for a fault of its own, with the stack', async () => {
    const { code, err } = await brine('greet', 'nobody');
    expect(code).toBe(2);
    expect(err).toMatch(/^TypeError: nobody is there\n\s+at /);
  });
});
