import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { beginningOf } from '../../support/services/process/processes';
import { isWatched } from '../supervisor/pulse';
import { endLeftovers, RUN_ID } from './leftovers';
import { type Holder, lockFolder } from './lock';

interface Run {
  startedAt: Date;
  /** Part of the names of databases that it makes on servers of others. */
  databases: string;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
}

/** A folder that is taken: the file that says so, and who held it before and died. */
export interface Held {
  lock?: string;
  died?: Holder | undefined;
}

/**
 * Takes the folder for this run, and ends what one that died in it has left.
 *
 * @throws RunInProgressError
 */
export function holdFolder(output: string, { startedAt, databases, env, say }: Run): Held {
  env[RUN_ID] ??= `${process.pid.toString(36)}-${randomUUID().slice(0, 8)}`;
  // Who watches lives on when this process dies, and gives the folder back.
  const pid = isWatched() ? process.ppid : process.pid;
  const began = beginningOf(pid);
  const { file, died } = lockFolder(output, {
    pid,
    ...(began && { began }),
    since: startedAt.toISOString(),
    run: env[RUN_ID] as string,
    databases,
  });
  if (!isWatched()) process.once('exit', () => rmSync(file, { force: true }));
  for (const told of died ? [endLeftovers(died, env), keep(output, died)] : []) if (told) say(told);
  return { lock: file, died };
}

/** Few runs find one that died, and they alone need all that reads and publishes it. */
function keep(output: string, died: Holder): string | undefined {
  const { keepDead } = require('../recovery/died') as typeof import('../recovery/died');
  return keepDead(output, died);
}
