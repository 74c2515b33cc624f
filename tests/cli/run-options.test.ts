import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRunOptions } from '../../cli/read-run-options';
import { runHelp } from '../../cli/run-help';
import { RUN_OPTIONS } from '../../cli/run-options';
import { CUCUMBER_JS, HOME } from '../tools/commands';

const read = (...args: string[]) => readRunOptions(args);

describe('the options of a run', () => {
  it('are Brine’s own, and Cucumber’s as they were written', () => {
    const cucumbers = [
      'a.feature:3',
      '-t',
      '@a',
      '--tags=not @b',
      '-b',
      '-d',
      '-px',
      '--order',
      'random:7',
      '--',
      '--x',
    ];
    const { own, rest, values } = read(
      '--repeat',
      '3',
      ...cucumbers.slice(0, 4),
      '-bd',
      ...cucumbers.slice(6),
    );
    expect(own).toEqual({ repeat: '3' });
    expect(rest).toEqual(cucumbers);
    expect(values).toMatchObject({ tags: 'not @b', profile: 'x', backtrace: true, 'dry-run': true });
  });

  it('have an order that is Brine’s own among Cucumber’s', () => {
    expect(read('--order=failed-first')).toMatchObject({ own: { order: 'failed-first' }, rest: [] });
  });

  it('have all their faults told at once, with what was probably meant', () => {
    const args = ['--fail-fats', '--shard', '5/4', '--order', 'longst-first', '--repeat=0', '--seed', '-x'];
    expect(() => read(...args, '--headed=yes', '--retry', 'twice', '--env')).toThrow(
      [
        'brine run was not called as it should be.',
        '  --fail-fats: there is no such option, did you mean --fail-fast?',
        '  --shard: "5/4" is none of the shards 1/4 to 4/4',
        '  --order: "longst-first" is none of longest-first, failed-first, defined, reverse, random; did you mean longest-first?',
        '  --repeat: "0" is no whole number from 1 on',
        '  --headed takes no value',
        '  --retry: "twice" is no whole number',
        '  --env needs a value: --env <name>',
        '  → See: npm run brine -- run --help',
      ].join('\n'),
    );
    expect(() => read('-x', '--shard', '2')).toThrow(
      /-x: there is no such option\n {2}--shard: "2" is no shard such as 2\/4\n/,
    );
  });

  it('that are expressions are read before anything runs', () => {
    expect(() => read('-t', '@a or not (@b and @c)', '--name', '^an? [o]')).not.toThrow();
    expect(() =>
      read('--tags', '@smoke and', '-t', '(@a', '--name', '[', '--retry-tag-filter', '@a @b'),
    ).toThrow(
      [
        '  --tags: "@smoke and" is no expression of tags (expected operand); write one such as "@smoke and not @slow"',
        '  --tags: "(@a" is no expression of tags (unmatched (); write one such as "@smoke and not @slow"',
        '  --name: "[" is no regular expression (unterminated character class)',
        '  --retry-tag-filter: "@a @b" is no expression of tags (expected operator); write one such as "@smoke and not @slow"',
      ].join('\n'),
    );
  });

  it('must go together', () => {
    const args = ['--rerun-failed', 'a.feature', '--debug', '--parallel', '2', '--retry-tag-filter', '@a'];
    expect(() => read(...args)).toThrow(
      [
        '  --rerun-failed takes no paths (a.feature): the last run tells what failed',
        '  --debug runs one scenario at a time: leave out --parallel',
        '  --retry-tag-filter needs --retry',
      ].join('\n'),
    );
    expect(() => read('--durations', 'a.json')).toThrow('--durations is for --shard, --parallel or --order');
  });

  it('leave out none that Cucumber has', () => {
    const help = execFileSync(process.execPath, [...CUCUMBER_JS, '--help'], { encoding: 'utf8' });
    const listed = [...help.matchAll(/^ {2}(?:(-\w), )?--([\w-]+)/gm)].map(([, short, name]) => [
      name,
      short?.[1],
    ]);
    const own = Object.assign({}, ...Object.values(RUN_OPTIONS)) as Record<string, { short?: string }>;
    expect(listed.length).toBeGreaterThan(25);
    for (const [name = '', short] of listed) expect([name, own[name]?.short]).toEqual([name, short]);
  });

  it('are told with their help, and every one of them in the documentation', () => {
    const page = readFileSync(path.join(HOME, 'docs', 'running.md'), 'utf8');
    const names = Object.values(RUN_OPTIONS).flatMap((options) => Object.keys(options));
    const short = ['version', 'help', 'force-exit'];
    expect(names.filter((name) => !page.includes(`--${name}`) && !short.includes(name))).toEqual([]);
    const lines = runHelp().split('\n');
    expect(lines[0]).toBe(
      'Usage: brine run [features/file.feature | file.feature:12 | folder | @list.txt …] [options]',
    );
    expect(lines).toContain(
      '  -t, --tags <expression> …              Those with these tags: "@smoke and not @slow"',
    );
    expect(lines.at(-4)).toBe('');
    expect(lines.at(-3)).toBe(
      'Exit code: 0 all passed, 1 scenarios failed, 2 the run could not begin, 130 cancelled.',
    );
    for (const name of names) expect(lines.filter((line) => line.includes(` --${name}`))).not.toEqual([]);
  });
});
