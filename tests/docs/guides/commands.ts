import { COMMANDS } from '../../../cli/commands';
import { readOptions } from '../../../cli/options';
import { readRunOptions } from '../../../cli/read-run-options';
import { BLOCKS, PAGES, pageText } from './blocks';

/** A command of Brine that a page tells to call. */
export interface Told {
  page: string;
  /** Without `npx brine`. */
  words: string[];
}

/** Those of the blocks, and those within sentences that are whole. */
export function toldCommands(): Told[] {
  const shown = BLOCKS.filter(({ language }) => language === 'sh').flatMap(({ page, text }) =>
    text.split('\n').map((line) => ({ page, line })),
  );
  const said = PAGES.flatMap((page) =>
    [...pageText(page).matchAll(/`((?:npx )?brine [^`…]+)`/g)].map(([, line = '']) => ({ page, line })),
  );
  return [...shown, ...said].flatMap(({ page, line }) => {
    const words = wordsOf(line);
    const at = words.indexOf('brine');
    return at < 0 ? [] : [{ page, words: words.slice(at + 1) }];
  });
}

/** Reads the options as the command itself would. @throws OptionsError; Error for a command that there is not */
export function readAsCommand([name = '', ...args]: readonly string[]): void {
  if (name === 'run' || name === 'watch') {
    readRunOptions(args, name);
    return;
  }
  const command = COMMANDS[name];
  if (!command) throw new Error(`There is no command "${name}".`);
  readOptions(name, command.load(), args);
}

/** As a shell would, up to a comment. */
function wordsOf(line: string): string[] {
  const [words = ''] = line.split(/ #/);
  return [...words.matchAll(/(?:[^\s"]+|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}
