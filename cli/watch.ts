import { loadConfiguration } from '@cucumber/cucumber/api';
import { ArgvParser } from '@cucumber/cucumber/lib/configuration/index';
import { readLists } from '../runs/selection/lists';
import { takePulse, tell } from '../runs/supervisor/pulse';
import { watchProject } from '../runs/watch/watch';
import { BrineError } from '../support/errors/brine-error';
import { OptionsError, RunNotBegunError } from './errors';
import { readRunOptions } from './read-run-options';
import { WATCH_HELP } from './watch-help';

/** Exit code of a watch that could not begin. */
const NOT_BEGUN = 2;
/** Options of a run that mean nothing to one that goes on and on. */
const NOT_HERE = [
  'debug',
  'dry-run',
  'durations',
  'fail-fast',
  'format',
  'order',
  'parallel',
  'publish',
  'repeat',
  'rerun-failed',
  'shard',
];

/** What `brine watch` starts and looks after. Options of `brine run` say what is watched. */
async function watch(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  takePulse(env);
  const { own, rest, values, help } = readRunOptions(args, 'watch');
  if (help) {
    process.stdout.write(WATCH_HELP);
    tell({ kind: 'done' });
    return;
  }
  const strange = NOT_HERE.filter((name) => values[name] !== undefined);
  if (strange.length > 0)
    throw new OptionsError(
      'watch',
      strange.map((name) => `--${name} is for brine run`),
    );
  if (own.env !== undefined) env.BRINE_ENV = String(own.env);
  if (own.seed !== undefined) env.BRINE_SEED = String(own.seed);
  if (own.headed) env.BRINE_HEADED = '1';
  process.argv = [process.execPath, 'cucumber-js', ...rest];
  const { options, configuration } = ArgvParser.parse(process.argv);
  const { runConfiguration } = await loadConfiguration(
    {
      provided: configuration,
      ...(options.config !== undefined && { file: options.config }),
      ...(options.profile !== undefined && { profiles: options.profile }),
    },
    { cwd: process.cwd(), env, stdout: process.stdout, stderr: process.stderr },
  );
  Object.assign(runConfiguration.runtime, { parallel: 0 });
  const { sources } = runConfiguration;
  sources.paths = readLists(sources.paths, process.cwd()) ?? sources.paths;
  process.exitCode = await watchProject(process.cwd(), runConfiguration);
  tell({ kind: 'done' });
  process.exit();
}

if (require.main === module)
  watch(process.argv.slice(2), process.env).catch((error: unknown) => {
    const told = error instanceof BrineError ? error : new RunNotBegunError(error, process.cwd());
    process.stderr.write(`${told.message}\n`);
    process.exit(NOT_BEGUN);
  });
