import path from 'node:path';
import { HOME } from './run-project';

/** Makes constant what changes from run to run or from machine to machine, and nothing else. */
export function normalise(output: string, root: string): string {
  const brine = path.relative(root, HOME);
  return output
    .replaceAll(root, '<project>')
    .replaceAll(brine, '<brine>')
    .replaceAll(HOME, '<brine>')
    .replaceAll('\\', '/')
    .replaceAll(/(<brine>\/(?:runs|worlds|step-definitions)\/\S+?):\d+/g, '$1:<line>')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replaceAll(/(?<=^|\s)\d+m \d+\.\d+s(?= \(|\s)/g, '<duration>')
    .replaceAll(/(?<=\()\d+m \d+\.\d+s(?= executing)/g, '<duration>')
    .replaceAll(/(thread '[^']*') \(\d+\)/g, '$1 (<thread>)')
    .replaceAll(/(?<=The response took )[\d.]+ m?s/g, '<duration>')
    .replaceAll(/\(\d+ attempts\)/g, '(<count> attempts)')
    .replaceAll(/\(\d+ times\)/g, '(<count> times)')
    .replaceAll(/worker-\d+/g, 'worker-<n>')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
    .replaceAll(SLOW_BUILD, '')
    .replaceAll(SLOW_START, '')
    .replaceAll(SLOW_RUN, '');
}

/** cargo's progress, which shows only when a build takes long. */
const SLOW_BUILD = /^ {2}(?:Compiling|Blocking) .*\n/gm;
/** What a start waits for, which shows only when that takes long. */
const SLOW_START = /^ {2}Waiting for .* … .*\n/gm;
/** How far a run is, which shows in the middle of the dots and only when it takes long. */
const SLOW_RUN = /\n {2}\d+ of \d+ scenarios?, (?:\d+ failed, )?.* left\n/g;
