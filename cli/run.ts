import '../runs/loading/unneeded';
import '../runs/loading/read-configuration';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type * as CucumberCli from '@cucumber/cucumber/lib/cli/index';
import { ArgvParser } from '@cucumber/cucumber/lib/configuration/index';
import { locateFile } from '@cucumber/cucumber/lib/configuration/locate_file';
import type * as CucumberFormats from '@cucumber/cucumber/lib/formatter/builtin/index';
import { abandon, opened } from '../runs/open';
import { gathered } from '../runs/progress/gathered';
import { keptListed, readLists } from '../runs/selection/lists';
import { takePulse, tell } from '../runs/supervisor/pulse';
import { BrineError, SetupError } from '../support/errors/brine-error';
import {
  NoSuchFeaturesError,
  NoSuiteError,
  RunNotBegunError,
  UnknownFormatError,
  UnknownProfileError,
} from './errors';
import { type RunAsked, readRunOptions } from './read-run-options';
import { runHelp } from './run-help';
import { NothingFailedNotice, wish } from './run-wishes';

/** Exit code of a run that could not begin: wrong options, a profile that is not there, a file that does not load. */
const NOT_BEGUN = 2;

/**
 * The run that `brine run` watches: Cucumber in this process, with what it does not know itself taken out of the
 * arguments. Everything else passes through.
 */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  takePulse(env);
  // A reader that goes away, as `| head` does, is no reason to end the run.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const asked = orRefuse(() => readRunOptions(args));
  if (asked.help) {
    process.stdout.write(runHelp());
    tell({ kind: 'done' });
    return;
  }
  tellEnvironment(asked, env);
  process.argv = [process.execPath, 'cucumber-js', ...asked.rest];
  process.once('exit', (code) => {
    if (code === 1 && !opened()) process.exitCode = NOT_BEGUN;
  });
  try {
    const outcome = await cucumber(asked, env);
    tell({ kind: 'done' });
    process.exitCode = outcome.success ? 0 : 1;
    if (outcome.exit) process.exit();
  } catch (error) {
    const told = setupErrorIn(error) ?? formatFault(error) ?? new RunNotBegunError(error, process.cwd());
    await abandon(told, process.stderr);
  }
}

/** Cucumber puts what a plugin throws into an error of its own. */
function setupErrorIn(error: unknown): SetupError | undefined {
  if (error instanceof SetupError) return error;
  return error instanceof Error && error.cause !== undefined ? setupErrorIn(error.cause) : undefined;
}

/** Cucumber imports what it does not know as a format: a package, or a file. */
function formatFault(error: unknown): UnknownFormatError | undefined {
  const { message, cause } = error as Error;
  const [, format] = /^Failed to import formatter (.*)$/.exec(message) ?? [];
  if (format === undefined || (cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND')
    return undefined;
  const { default: builtin } =
    require('@cucumber/cucumber/lib/formatter/builtin/index') as typeof CucumberFormats;
  return new UnknownFormatError(format, Object.keys(builtin).sort(), error);
}

/** What is asked for by variables further down, because workers have them too. */
function tellEnvironment({ own }: RunAsked, env: NodeJS.ProcessEnv): void {
  if (own.env !== undefined) env.BRINE_ENV = String(own.env);
  if (own.seed !== undefined) env.BRINE_SEED = String(own.seed);
  if (own['update-snapshots']) env.BRINE_UPDATE_SNAPSHOTS = '1';
  if (own.headed) env.BRINE_HEADED = '1';
}

/** Cucumber's own command, but for what is asked of Brine. */
async function cucumber(
  asked: RunAsked,
  env: NodeJS.ProcessEnv,
): Promise<{ success: boolean; exit?: boolean }> {
  const { argv, stderr } = process;
  const stdout = gathered(process.stdout, stderr);
  const environment = { cwd: process.cwd(), stdout, stderr, env };
  const { options, configuration } = ArgvParser.parse(argv);
  if (options.i18nLanguages || options.i18nKeywords) {
    // What it needs for itself is of no use to a run.
    const { default: Cli } = require('@cucumber/cucumber/lib/cli/index') as typeof CucumberCli;
    const { success } = await new Cli({ argv, ...environment }).run();
    return { success, exit: true };
  }
  const file = options.config ?? locateFile(process.cwd());
  if (file === undefined) throw new NoSuiteError(process.cwd());
  const { useConfiguration, runConfiguration } = await loadConfiguration(
    {
      provided: configuration,
      ...(options.config !== undefined && { file: options.config }),
      ...(options.profile !== undefined && { profiles: options.profile }),
    },
    environment,
  ).catch((error: unknown) => {
    throw profileFault(error, file) ?? error;
  });
  const { sources } = runConfiguration;
  const listed = env.BRINE_PART ? keptListed(env.BRINE_PART) : readLists(sources.paths, process.cwd());
  if (listed?.length === 0) {
    stdout.write(`${sources.paths.join(' ')} lists nothing.\nThere is nothing to run.\n`);
    return { success: true };
  }
  if (listed) sources.paths = listed;
  const ours = runConfiguration.plugins?.specifiers.some((one) =>
    /(?:\/runs\/plugin\.js|^brine\/plugin)$/.test(one),
  );
  if (ours) {
    const told = wish({ ...asked, ...(listed && { listed }) }, runConfiguration, env);
    if (told instanceof NothingFailedNotice) {
      stdout.write(`${told.text}\n`);
      return { success: true };
    }
  }
  expectThere(sources.paths, process.cwd());
  const { success } = await runCucumber(runConfiguration, environment);
  return { success, ...(useConfiguration.forceExit && { exit: true }) };
}

/** @param file with the profiles. */
function profileFault(error: unknown, file: string): UnknownProfileError | undefined {
  const [, profile] = /^Requested profile "(.*)" doesn't exist$/.exec((error as Error).message) ?? [];
  return profile === undefined ? undefined : new UnknownProfileError(profile, file, profilesIn(file));
}

/** None where only Cucumber can read them. */
function profilesIn(file: string): string[] {
  try {
    const { default: first, ...others } = require(path.resolve(file)) as Record<string, unknown>;
    return typeof first === 'object' ? ['default', ...Object.keys(others)] : [];
  } catch {
    return [];
  }
}

/** Cucumber passes over a path that is not there. A pattern may find nothing. */
function expectThere(paths: readonly string[], cwd: string): void {
  const named = paths.filter((one) => !/[*?[\]{}()!]/.test(one));
  const places = named.map((one) => one.replace(/(?::\d+)+$/, ''));
  const missing = places.filter((place) => !existsSync(path.resolve(cwd, place)));
  if (missing.length > 0) throw new NoSuchFeaturesError(missing);
}

function orRefuse<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(NOT_BEGUN);
  }
}

if (require.main === module) void run(process.argv.slice(2), process.env);
