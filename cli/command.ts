import type { OptionSpecs } from './options';

/** What a command tells about itself and does. */
export interface Command {
  /** What stands behind `brine <name>` in its help: `[folders …] [options]`. */
  usage: string;
  /** Sentences below the usage: what it does. */
  about: string;
  options: OptionSpecs;
  /** Whether it takes words that are no options, such as paths. */
  words: boolean;
  /**
   * Does it. What fails is thrown: a `BrineError` is shown as it is, exit code 2.
   *
   * @returns the exit code.
   */
  run(call: Call): Promise<number>;
}

/** What a command was asked for; its options are checked. */
export interface Call {
  /** Values by option: the last one that was given, all of one that is `multiple`, `true` for a switch. */
  values: Record<string, string | string[] | true | undefined>;
  words: string[];
  env: NodeJS.ProcessEnv;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}
