import { RUN } from '../support/home/home';
import type { RunFacts } from './facts';

/** Longer commands are refused by some shells. */
const LONGEST = 2_000;

export interface Again {
  failed: readonly { uri: string; line: number }[];
  seed?: string | undefined;
  environment?: string | undefined;
  /** Profiles of `cucumber.js`: they may say how scenarios run, not only which. */
  profiles?: readonly string[] | undefined;
}

/** What a command must say so that it runs under the conditions of a run; several environments take several commands. */
export function conditionsOf(
  { seed, environment, profiles }: RunFacts,
  environments: number,
): Omit<Again, 'failed'> {
  const isOne = environments <= 1 && environment !== 'default';
  return { seed, environment: isOne ? environment : undefined, profiles };
}

/**
 * A command that means the same in every shell. What no quotes make safe everywhere, and a list too long for a command,
 * go through a file that Cucumber reads.
 *
 * @param file its path in the project, with `/`.
 * @returns `list` is what the file must hold, when the command names it.
 */
export function runAgain(
  { failed, seed, environment, profiles = [] }: Again,
  file: string,
): { command: string; list?: string } {
  const places = placesOf(failed);
  const options = [
    ...(environment === undefined ? [] : ['--env', environment]),
    ...profiles.flatMap((profile) => ['--profile', profile]),
    ...(seed === undefined ? [] : ['--seed', seed]),
  ].map(quoted);
  const command = [RUN, ...options, ...places.map(quoted)].join(' ');
  if (command.length <= LONGEST && places.every(isSafeInQuotes)) return { command };
  // PowerShell takes a bare @ for its own.
  return { command: [RUN, ...options, `"@${file}"`].join(' '), list: `${places.join('\n')}\n` };
}

/** `features/order.feature:6:12`: Cucumber takes several lines of one file. */
function placesOf(failed: Again['failed']): string[] {
  const lines = new Map<string, number[]>();
  for (const { uri, line } of failed) lines.set(uri, [...(lines.get(uri) ?? []), line]);
  return [...lines].map(([uri, numbers]) => [uri, ...new Set(numbers)].join(':'));
}

function quoted(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `"${text}"`;
}

/** Inside double quotes `$`, a backtick, `!` and `%` mean something to one shell or another. */
function isSafeInQuotes(text: string): boolean {
  return !/["$`!%\\]/.test(text);
}
