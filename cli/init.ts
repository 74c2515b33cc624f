import { createRequire } from 'node:module';
import path from 'node:path';
import { Asker } from '../init/ask';
import { choose } from '../init/choose';
import { find } from '../init/find/find';
import type { Found } from '../init/found';
import { writeSuite } from '../init/suite';
import { tellDone, tellFound, tellNext } from '../init/tell';
import type { Command } from './command';

export const init: Command = {
  usage: '[options]',
  about: [
    'Writes a suite for the project in this folder: settings, profiles, a first feature with phrases, what editors and CI',
    'need. Finds Rust services, Vite apps and OpenAPI documents by itself, overwrites nothing, and tells what it did.',
  ].join('\n'),
  options: {
    yes: { help: 'Asks nothing' },
  },
  words: false,
  async run({ values, stdout }) {
    const root = process.cwd();
    const found = await find(root);
    stdout.write(`${tellFound(found)}\n`);
    const answers =
      values.yes || !process.stdin.isTTY ? offered(root, found) : await asked(root, found, stdout);
    const chosen = choose(found, answers.project, answers.services);
    stdout.write(`${tellDone(writeSuite(root, chosen))}\n`);
    stdout.write(tellNext(chosen, isInstalled(root)));
    return 0;
  },
};

interface Answers {
  project: string;
  /** Names of binaries. */
  services: string[];
}

function offered(root: string, { binaries }: Found): Answers {
  return {
    project: path.basename(root),
    services: binaries.filter(({ serves }) => serves).map(({ name }) => name),
  };
}

async function asked(root: string, found: Found, output: NodeJS.WritableStream): Promise<Answers> {
  using asker = new Asker({ input: process.stdin, output });
  const { project, services } = offered(root, found);
  const known = found.binaries.map(({ name }) => name);
  return {
    project: await asker.text('What is the project called?', project),
    services:
      known.length === 0 ? [] : await asker.some('Which of the binaries are services?', services, known),
  };
}

function isInstalled(root: string): boolean {
  try {
    createRequire(path.join(root, 'package.json')).resolve('brine/package.json');
    return true;
  } catch {
    return false;
  }
}
