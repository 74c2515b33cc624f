import { createRequire } from 'node:module';
import path from 'node:path';
import { Asker } from '../init/ask';
import { choose } from '../init/choose';
import { SYSTEMS, type System, systemOf, writeCi } from '../init/ci';
import { find } from '../init/find/find';
import type { Found } from '../init/found';
import { writeSuite } from '../init/suite';
import { tellDone, tellFound, tellNext } from '../init/tell';
import type { Command } from './command';
import { isOneOf } from './options';

export const init: Command = {
  usage: '[options]',
  about: [
    'Writes a suite for the project in this folder: settings, profiles, a first feature with phrases, what editors and CI',
    'need. Finds Rust services, Vite apps and OpenAPI documents by itself, overwrites nothing, and tells what it did.',
  ].join('\n'),
  options: {
    yes: { help: 'Asks nothing' },
    ci: {
      value: 'name',
      help: 'github (default), gitlab (default where .gitlab-ci.yml is), kubernetes or none',
      fault: isOneOf(SYSTEMS),
    },
  },
  words: false,
  async run({ values, stdout }) {
    const root = process.cwd();
    const found = await find(root);
    stdout.write(`${tellFound(found)}\n`);
    const silent = values.yes || !process.stdin.isTTY;
    const answers = silent ? offered(root, found) : await asked(root, found, stdout);
    const ci = (values.ci ?? answers.ci) as System;
    const chosen = choose(found, answers.project, answers.services);
    const done = [...writeSuite(root, chosen), ...writeCi(root, ci, chosen)];
    stdout.write(`${tellDone(done)}\n`);
    stdout.write(tellNext(chosen, found.frontEnds, isInstalled(root)));
    return 0;
  },
};

interface Answers {
  project: string;
  /** Names of binaries. */
  services: string[];
  ci: System;
}

function offered(root: string, { binaries }: Found): Answers {
  const services = binaries.filter(({ serves }) => serves).map(({ name }) => name);
  return { project: path.basename(root), services, ci: systemOf(root) };
}

async function asked(root: string, found: Found, output: NodeJS.WritableStream): Promise<Answers> {
  using asker = new Asker({ input: process.stdin, output });
  const { project, services, ci } = offered(root, found);
  const known = found.binaries.map(({ name }) => name);
  return {
    project: await asker.text('What is the project called?', project),
    services:
      known.length === 0 ? [] : await asker.some('Which of the binaries are services?', services, known),
    ci: await asker.one('Where is it to run on CI?', ci, SYSTEMS),
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
