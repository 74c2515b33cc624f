import { describe, expect, it } from 'vitest';
import { isPercentage, isWholeNumber, type OptionSpecs, readOptions } from '../../cli/options';

const options: OptionSpecs = {
  output: { value: 'folder', help: '' },
  tag: { value: 'tag', multiple: true, help: '' },
  keep: { value: 'runs', help: '', fault: isWholeNumber },
  open: { help: '' },
};
const read = (...args: string[]) => readOptions('merge', { options, words: true }, args);

describe('options', () => {
  it('are read by name, wherever they stand; the last one counts', () => {
    expect(read('a', '--output', 'x', '--tag=@a', 'b', '--tag', '@b', '--output', 'y', '--open')).toEqual({
      values: { output: 'y', tag: ['@a', '@b'], open: true },
      words: ['a', 'b'],
    });
  });

  it('end at a double dash', () => {
    expect(read('--', '--open')).toEqual({ values: {}, words: ['--open'] });
  });

  it('have all their faults told at once', () => {
    expect(() => read('--outptu=x', '--keep', 'many', '--open=yes', '--tag=', '--output', '--open')).toThrow(
      [
        'brine merge was not called as it should be.',
        '  --outptu: there is no such option',
        '  --keep: "many" is no whole number',
        '  --open takes no value',
        '  --tag needs a value: --tag <tag>',
        '  --output needs a value: --output <folder>',
        '  → See: npm run brine -- merge --help',
      ].join('\n'),
    );
  });

  it('leave no word unnoticed where the command takes none', () => {
    expect(() => readOptions('gate', { options, words: false }, ['a', 'b'])).toThrow(
      /a: the command takes no such word\n {2}b: /,
    );
  });
});

it.each([
  ['99.5', undefined],
  ['100%', undefined],
  ['101', 'is no percentage from 0 to 100'],
  ['-1', 'is no percentage from 0 to 100'],
])('%s as a percentage: %s', (value, fault) => expect(isPercentage(value)).toBe(fault));
