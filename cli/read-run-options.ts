import { ORDERS } from '../runs/selection/wishes';
import { suggest } from '../support/matching/suggest';
import { OptionsError } from './errors';
import { RUN_OPTIONS, type RunOption, type RunOptions } from './run-options';

const ALL: RunOptions = Object.assign({}, ...Object.values(RUN_OPTIONS));

/** What `brine run` was asked for. */
export interface RunAsked {
  /** Brine's own options: the last value of each, `true` for a switch. */
  own: Record<string, string | true | undefined>;
  /** For Cucumber, as it was written. */
  rest: string[];
  /** All options, by name. */
  values: Record<string, string | true | undefined>;
  help: boolean;
}

/**
 * Reads the arguments of `brine run`.
 *
 * @throws {OptionsError} with all that is wrong with them at once.
 */
export function readRunOptions(args: readonly string[], command = 'run'): RunAsked {
  const asked: RunAsked = { own: {}, rest: [], values: {}, help: false };
  const faults: string[] = [];
  const words: string[] = [];
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    if (arg === '--') {
      words.push(...left);
      asked.rest.push(arg, ...left.splice(0));
    } else if (arg.startsWith('--')) faults.push(...takeLong(asked, arg, left));
    else if (/^-./.test(arg)) faults.push(...takeShort(asked, arg, left));
    else {
      words.push(arg);
      asked.rest.push(arg);
    }
  }
  faults.push(...faultsTogether(asked, words));
  if (faults.length > 0) throw new OptionsError(command, faults);
  asked.help = asked.values.help === true;
  return asked;
}

function takeLong(asked: RunAsked, arg: string, left: string[]): string[] {
  const [, name = '', inline] = /^--([^=]*)(?:=(.*))?$/s.exec(arg) ?? [];
  const spec = Object.hasOwn(ALL, name) ? ALL[name] : undefined;
  if (!spec) {
    const near = suggest(name, Object.keys(ALL));
    return [`--${name}: there is no such option${near === undefined ? '' : `, did you mean --${near}?`}`];
  }
  if (spec.value === undefined) {
    if (inline !== undefined) return [`--${name} takes no value`];
    return put(asked, { name, spec, value: true, written: [arg] });
  }
  if (inline !== undefined) return put(asked, { name, spec, value: inline, written: [arg] });
  // A word that begins with dashes is the next option: the value was forgotten.
  const value = left[0] === undefined || /^--./.test(left[0]) ? '' : (left.shift() as string);
  return put(asked, { name, spec, value, written: [arg, value] });
}

/** `-t @smoke`, `-t@smoke`, and switches together: `-bd`. */
function takeShort(asked: RunAsked, arg: string, left: string[]): string[] {
  const found = Object.entries(ALL).find(([, { short }]) => short === arg[1]);
  if (!found) return [`-${arg[1]}: there is no such option`];
  const [name, spec] = found;
  if (spec.value === undefined) {
    const faults = put(asked, { name, spec, value: true, written: [`-${arg[1]}`] });
    return arg.length > 2 ? [...faults, ...takeShort(asked, `-${arg.slice(2)}`, left)] : faults;
  }
  if (arg.length > 2) return put(asked, { name, spec, value: arg.slice(2), written: [arg] });
  return put(asked, { name, spec, value: left[0] ?? '', written: [arg, left.shift() ?? ''] });
}

interface Taken {
  name: string;
  spec: RunOption;
  value: string | true;
  written: string[];
}

function put({ own, rest, values }: RunAsked, { name, spec, value, written }: Taken): string[] {
  if (value === '') return [`--${name} needs a value: --${name} <${spec.value}>`];
  const fault = value === true ? undefined : spec.fault?.(value);
  if (fault !== undefined) return [`--${name}: ${JSON.stringify(value)} ${fault}`];
  values[name] = value;
  if (spec.ours || isOurOrder(name, value)) own[name] = value;
  else rest.push(...written);
  return [];
}

/** What each by itself is in order, but not together. */
function faultsTogether({ values }: RunAsked, words: readonly string[]): string[] {
  const { parallel, durations, shard, order } = values;
  return [
    ...(values['rerun-failed'] && words.length > 0
      ? [`--rerun-failed takes no paths (${words.join(' ')}): the last run tells what failed`]
      : []),
    ...(values.debug && Number(parallel ?? 0) > 1
      ? ['--debug runs one scenario at a time: leave out --parallel']
      : []),
    ...(durations !== undefined && shard === undefined && order !== 'longest-first' && parallel === undefined
      ? ['--durations is for --shard, --parallel or --order longest-first, and none of them is there']
      : []),
    ...(values['retry-tag-filter'] !== undefined && values.retry === undefined && values.profile === undefined
      ? ['--retry-tag-filter needs --retry']
      : []),
  ];
}

function isOurOrder(name: string, value: string | true): boolean {
  return name === 'order' && (ORDERS as readonly unknown[]).includes(value);
}
