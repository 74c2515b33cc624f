import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import Cli from '@cucumber/cucumber/lib/cli/index';
import { ArgvParser } from '@cucumber/cucumber/lib/configuration/index';
import { deferFormats } from '../runs/formats';
import { abandon, askFor, opened } from '../runs/open';
import { takePulse, tell } from '../runs/pulse';
import { RunNotBegunError } from './errors';

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
  const { value: environment, rest: others } = takeOption('--env', args);
  if (environment === '') refuse("error: option '--env <name>' argument missing");
  if (environment !== undefined) env.BRINE_ENV = environment;
  const { value: seed, rest: more } = takeOption('--seed', others);
  if (seed === '') refuse("error: option '--seed <seed>' argument missing");
  if (seed !== undefined) env.BRINE_SEED = seed;
  const rest = more.filter((arg) => arg !== '--update-snapshots');
  if (rest.length < more.length) env.BRINE_UPDATE_SNAPSHOTS = '1';
  process.argv = [process.execPath, 'cucumber-js', ...rest];
  process.once('exit', (code) => {
    if (code === 1 && !opened()) process.exitCode = NOT_BEGUN;
  });
  try {
    const outcome = await cucumber(env);
    tell({ kind: 'done' });
    process.exitCode = outcome.success ? 0 : 1;
    if (outcome.exit) process.exit();
  } catch (error) {
    await abandon(new RunNotBegunError(error, process.cwd()), process.stderr);
  }
}

/** Cucumber's own command, but for the reports that are written when all is over. */
async function cucumber(env: NodeJS.ProcessEnv): Promise<{ success: boolean; exit?: boolean }> {
  const { argv, stdout, stderr } = process;
  const environment = { cwd: process.cwd(), stdout, stderr, env };
  const { options, configuration } = ArgvParser.parse(argv);
  if (options.i18nLanguages || options.i18nKeywords) {
    const { success } = await new Cli({ argv, ...environment }).run();
    return { success, exit: true };
  }
  const { useConfiguration, runConfiguration } = await loadConfiguration(
    {
      provided: configuration,
      ...(options.config !== undefined && { file: options.config }),
      ...(options.profile !== undefined && { profiles: options.profile }),
    },
    environment,
  );
  const ours = runConfiguration.plugins?.specifiers.some((one) =>
    /(?:\/runs\/plugin\.js|^brine\/plugin)$/.test(one),
  );
  if (ours && !runConfiguration.runtime.dryRun) {
    const { now, later } = deferFormats(runConfiguration.formats);
    runConfiguration.formats = now;
    askFor(later);
  }
  const { success } = await runCucumber(runConfiguration, environment);
  return { success, ...(useConfiguration.forceExit && { exit: true }) };
}

/** `--env staging` or `--env=staging`; the last one counts. Empty when its value is missing. */
function takeOption(name: string, args: readonly string[]): { value?: string; rest: string[] } {
  const rest: string[] = [];
  let value: string | undefined;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] as string;
    if (arg === name) {
      i += 1;
      value = args[i] ?? '';
    } else if (arg.startsWith(`${name}=`)) value = arg.slice(name.length + 1);
    else rest.push(arg);
  }
  return value === undefined ? { rest } : { value, rest };
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(NOT_BEGUN);
}

if (require.main === module) void run(process.argv.slice(2), process.env);
