import { BrineError } from '../support/errors/brine-error';
import { suggest } from '../support/matching/suggest';
import type { Listed } from './commands';
import { COMMANDS } from './commands';
import { OptionsError } from './errors';
import { helpOf, overview } from './help';
import { readOptions } from './options';

/** Exit code of a command that could not do what it was asked for. */
const NOT_DONE = 2;

interface Surroundings {
  env: NodeJS.ProcessEnv;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  commands?: Readonly<Record<string, Listed>>;
}

/**
 * `brine <command>`, but for `run`, which cli/brine.js hands to who watches it.
 *
 * @returns the exit code.
 */
export async function main(args: readonly string[], around: Surroundings): Promise<number> {
  const { env, stdout, stderr, commands = COMMANDS } = around;
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    (name === undefined ? stderr : stdout).write(overview(commands));
    return name === undefined ? NOT_DONE : 0;
  }
  try {
    return await call(name, rest, { env, stdout, stderr, commands });
  } catch (error) {
    stderr.write(`${tell(error)}\n`);
    return NOT_DONE;
  }
}

async function call(name: string, args: readonly string[], around: Required<Surroundings>): Promise<number> {
  const { commands, ...streams } = around;
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!listed) {
    const near = suggest(name, ['run', 'watch', ...Object.keys(commands)]);
    const meant = near === undefined ? '' : `, did you mean ${near}?`;
    throw new OptionsError('<command>', [`${name}: there is no such command${meant}`]);
  }
  const command = listed.load();
  if (args.includes('--help')) {
    streams.stdout.write(helpOf(name, command));
    return 0;
  }
  return await command.run({ ...readOptions(name, command, args), ...streams });
}

/** Brine's own errors tell the whole story; any other is a fault of the program, and its stack helps to find it. */
function tell(error: unknown): string {
  if (error instanceof BrineError) return error.message;
  return String(error instanceof Error ? error.stack : error);
}
