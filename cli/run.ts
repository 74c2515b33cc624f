import Cli from '@cucumber/cucumber/lib/cli/index';
import { abandon, opened } from '../runs/coordinator';
import { RunNotBegunError } from './errors';

/** Exit code of a run that could not begin: wrong options, a profile that is not there, a file that does not load. */
const NOT_BEGUN = 2;

/**
 * `brine run`: Cucumber in this process, with what it does not know itself taken out of the arguments. Everything
 * else passes through.
 */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
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
  const { argv, stdout, stderr } = process;
  try {
    const outcome = await new Cli({ argv, cwd: process.cwd(), stdout, stderr, env }).run();
    process.exitCode = outcome.success ? 0 : 1;
    if (outcome.shouldExitImmediately) process.exit();
  } catch (error) {
    await abandon(new RunNotBegunError(error, process.cwd()), stderr);
  }
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
