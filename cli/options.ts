import { type ParseArgsConfig, parseArgs } from 'node:util';
import { OptionsError } from './errors';

/** What an option is, for reading it and for the help. */
export interface OptionSpec {
  /** What its value is called in the help; an option without one is a switch. */
  value?: string;
  /** May be given more than once. */
  multiple?: boolean;
  help: string;
  /** What is wrong with a value, as the end of a sentence: `is no number`; undefined when nothing is. */
  fault?(value: string): string | undefined;
}

export type OptionSpecs = Record<string, OptionSpec>;

export interface Options {
  values: Record<string, string | string[] | true | undefined>;
  words: string[];
}

/**
 * Reads the arguments of a command.
 *
 * @throws {OptionsError} with all that is wrong with them at once.
 */
export function readOptions(
  name: string,
  { options, words }: { options: OptionSpecs; words: boolean },
  args: readonly string[],
): Options {
  const { tokens } = parseArgs({ args: [...args], options: config(options), strict: false, tokens: true });
  const read: Options = { values: {}, words: [] };
  const faults: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (words) read.words.push(token.value);
      else faults.push(`${token.value}: the command takes no such word`);
    }
    if (token.kind === 'option') faults.push(...take(read, token, options[token.name]));
  }
  if (faults.length > 0) throw new OptionsError(name, faults);
  return read;
}

/** A switch, a number and a day say themselves what is wrong with them. */
export function isWholeNumber(value: string): string | undefined {
  return /^\d{1,9}$/.test(value) ? undefined : 'is no whole number';
}

/** For a choice of a few. */
export function isOneOf(names: readonly string[]): (value: string) => string | undefined {
  return (value) => (names.includes(value) ? undefined : `is none of ${names.join(', ')}`);
}

/** For a share of something: `99.5`, `99.5%`. */
export function isPercentage(value: string): string | undefined {
  return /^\d{1,3}(\.\d+)?%?$/.test(value) && Number.parseFloat(value) <= 100
    ? undefined
    : 'is no percentage from 0 to 100';
}

function config(options: OptionSpecs): NonNullable<ParseArgsConfig['options']> {
  const own = Object.entries(options).map(([name, { value }]) => [
    name,
    { type: value === undefined ? 'boolean' : 'string' } as const,
  ]);
  return Object.fromEntries(own);
}

interface OptionToken {
  name: string;
  rawName: string;
  value: string | undefined;
}

function take({ values }: Options, { name, rawName, value }: OptionToken, spec?: OptionSpec): string[] {
  if (!spec) return [`${rawName}: there is no such option`];
  if (spec.value === undefined) {
    values[name] = true;
    return value === undefined ? [] : [`${rawName} takes no value`];
  }
  // A word that begins with a dash is the next option: the value was forgotten.
  if (value === undefined || value === '' || /^--./.test(value))
    return [`${rawName} needs a value: ${rawName} <${spec.value}>`];
  const fault = spec.fault?.(value);
  if (fault !== undefined) return [`${rawName}: ${JSON.stringify(value)} ${fault}`];
  const before = values[name];
  values[name] = spec.multiple ? [...(Array.isArray(before) ? before : []), value] : value;
  return [];
}
