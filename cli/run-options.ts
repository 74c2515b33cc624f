import type * as TagExpressions from '@cucumber/tag-expressions';
import { ORDERS } from '../runs/selection/wishes';
import { suggest } from '../support/matching/suggest';
import type { OptionSpec } from './options';

export interface RunOption extends OptionSpec {
  /** `t` of `-t`. */
  short?: string;
  /** Brine's own: Cucumber does not know it. */
  ours?: true;
}

export type RunOptions = Readonly<Record<string, RunOption>>;

const CUCUMBERS_ORDERS = ['defined', 'reverse', 'random'];

/** All options of `brine run`, by what they are about. Cucumber's own are among them, in the words of this project. */
export const RUN_OPTIONS: Readonly<Record<string, RunOptions>> = {
  'Which scenarios run': {
    tags: {
      short: 't',
      value: 'expression',
      multiple: true,
      fault: isTagExpression,
      help: 'Those with these tags: "@smoke and not @slow"',
    },
    name: {
      value: 'pattern',
      multiple: true,
      fault: isPattern,
      help: 'Those whose name matches a regular expression',
    },
    'rerun-failed': { ours: true, help: 'Those that failed in the last run' },
    shard: { value: 'i/n', fault: isShard, help: 'Part i of n, dealt out so that all take about as long' },
    durations: {
      ours: true,
      value: 'file',
      help: 'Past durations for --shard and --order, as brine history durations wrote them (default: the history)',
    },
  },
  'How they run': {
    env: { ours: true, value: 'name', help: 'An environment of brine.config.ts' },
    profile: { short: 'p', value: 'name', multiple: true, help: 'A profile of cucumber.js' },
    parallel: { value: 'workers', fault: isCount, help: 'So many at a time, the longest first' },
    order: {
      value: 'order',
      fault: isOrder,
      help: 'longest-first, failed-first, or Cucumber’s defined, reverse, random, random:<seed>',
    },
    retry: { value: 'times', fault: isCount, help: 'Try what failed again so often' },
    'retry-tag-filter': {
      value: 'expression',
      multiple: true,
      fault: isTagExpression,
      help: 'Try only those with these tags again',
    },
    'fail-fast': { help: 'Skip the rest once a scenario has failed' },
    repeat: {
      ours: true,
      value: 'times',
      fault: isRepeat,
      help: 'Run each scenario so often, and name the flaky ones',
    },
    seed: { ours: true, value: 'seed', help: 'Draw the same made-up values as the run that told this seed' },
    'update-snapshots': { ours: true, help: 'Store what there is as the new snapshots and screenshots' },
    'dry-run': { short: 'd', help: 'Match steps with their definitions, but run nothing' },
  },
  'Looking on': {
    headed: { ours: true, help: 'Show the browser’s window' },
    debug: {
      ours: true,
      help: 'Stop at a step that fails, at "I pause here" and in scenarios tagged @pause, with everything still running',
    },
  },
  'What is told': {
    format: {
      short: 'f',
      value: 'type[:path]',
      multiple: true,
      help: 'Write a report of this type besides Brine’s own',
    },
    'format-options': { value: 'json', multiple: true, help: 'Options for those reports' },
    backtrace: { short: 'b', help: 'Show the whole stack of an error' },
    strict: { help: 'Fail when a step is pending (default)' },
    'no-strict': { help: 'Pass when a step is pending' },
    publish: { help: 'Publish a report on reports.cucumber.io' },
  },
  'What is loaded': {
    config: { short: 'c', value: 'path', help: 'Another file than cucumber.js' },
    require: { short: 'r', value: 'glob', multiple: true, help: 'Step definitions' },
    'require-module': { value: 'module', multiple: true, help: 'A module to load before them' },
    import: { short: 'i', value: 'glob', multiple: true, help: 'Step definitions that are ES modules' },
    loader: { short: 'l', value: 'module', multiple: true, help: 'A loader of Node to load before them' },
    plugin: { value: 'specifier', multiple: true, help: 'A plugin of Cucumber' },
    'plugin-options': { value: 'json', multiple: true, help: 'Options for plugins' },
    'world-parameters': { value: 'json', multiple: true, help: 'Parameters of the World' },
    language: { value: 'ISO 639-1', help: 'Language of feature files that name none' },
  },
  Others: {
    exit: { help: 'End the process at the end, whatever is still open' },
    'force-exit': { help: 'The same' },
    'i18n-languages': { help: 'List the languages of Gherkin' },
    'i18n-keywords': { value: 'ISO 639-1', help: 'List the keywords of a language' },
    version: { short: 'v', help: 'The version of Cucumber' },
    help: { short: 'h', help: 'This' },
  },
};

function isShard(value: string): string | undefined {
  const [, index, total] = /^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? [];
  if (index === undefined) return 'is no shard such as 2/4';
  if (Number(index) < 1 || Number(index) > Number(total))
    return `is none of the shards 1/${total} to ${total}/${total}`;
  return undefined;
}

function isCount(value: string): string | undefined {
  return /^\d{1,4}$/.test(value) ? undefined : 'is no whole number';
}

function isRepeat(value: string): string | undefined {
  return /^\d{1,4}$/.test(value) && Number(value) > 0 ? undefined : 'is no whole number from 1 on';
}

function isOrder(value: string): string | undefined {
  const orders = [...ORDERS, ...CUCUMBERS_ORDERS];
  if (orders.includes(value) || /^random:.+$/.test(value)) return undefined;
  const near = suggest(value, orders);
  return `is none of ${orders.join(', ')}${near === undefined ? '' : `; did you mean ${near}?`}`;
}

/** The parser is loaded where there is something to parse. */
function isTagExpression(value: string): string | undefined {
  const { default: parse } = require('@cucumber/tag-expressions') as typeof TagExpressions;
  const reason = thrownBy(() => parse(value));
  if (reason === undefined) return undefined;
  const short = reason.replace(/^.*because of syntax error: (.)/s, (_, first: string) => first.toLowerCase());
  return `is no expression of tags (${short.replace(/\.$/, '')}); write one such as "@smoke and not @slow"`;
}

function isPattern(value: string): string | undefined {
  const reason = thrownBy(() => new RegExp(value));
  return reason && `is no regular expression (${reason.replace(/^.*: /s, '').toLowerCase()})`;
}

function thrownBy(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
