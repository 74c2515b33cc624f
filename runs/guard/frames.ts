import path from 'node:path';
import { SOURCES } from '../../support/home/home';

/** Folders of Brine itself that stand between Cucumber and what a project wrote. */
const OURS = ['cli', 'runs', 'worlds'].map((folder) => path.join(SOURCES, folder) + path.sep);
const CUCUMBER = /[\\/]@cucumber[\\/]cucumber[\\/]/;
const MOST = 5;
/** `Timeout.busyLoop [as _onTimeout] (…)` */
const CALLED_AS = /^(?:\w+\.)?(\w+) \[as \w+\] /;
/** A function that has no name but where it was called on. */
const NAMELESS = /^(?:\w+\.)?(?:<anonymous>|apply|_onTimeout|_onImmediate) \((.+)\)$/;

interface Frame {
  /** `busyLoop (steps/env.ts:20:34)` */
  text: string;
  file: string;
}

/**
 * The frames of a stack that tell a reader where his code was, the innermost first: the project's own, or the outside
 * package's if there are no others; paths relative to the project.
 */
export function tellingFrames(stack: string, root: string): string[] {
  const frames = framesOf(stack).filter(({ file }) => !isRunner(file));
  const own = frames.filter(({ file }) => isOwn(file, root));
  return (own.length > 0 ? own : frames).slice(0, MOST).map(({ text }) =>
    text
      .replaceAll(root + path.sep, '')
      .replace(NAMELESS, '$1')
      .replace(CALLED_AS, '$1 '),
  );
}

/** Whether the innermost frame of a stack is the runner's own code, which knows when a process may end. */
export function isFromRunner(stack: string): boolean {
  const [first] = framesOf(stack);
  return first !== undefined && isRunner(first.file);
}

/** `steps/env.ts:20:34` of `busyLoop (steps/env.ts:20:34)`. */
export function placeIn(frame: string): string {
  return /\(([^()]+)\)$/.exec(frame)?.[1] ?? frame;
}

function framesOf(stack: string): Frame[] {
  return stack.split('\n').flatMap((line) => {
    const [, text] = /^\s+at (?:async )?(.+)$/.exec(line) ?? [];
    const file = text && /^(?:.*\()?(?:file:\/\/)?(.+?):\d+:\d+\)?$/.exec(text)?.[1];
    return text && file ? [{ text, file }] : [];
  });
}

function isRunner(file: string): boolean {
  return (
    file.startsWith('node:') ||
    file.includes('<anonymous>') ||
    CUCUMBER.test(file) ||
    OURS.some((folder) => file.startsWith(folder))
  );
}

function isOwn(file: string, root: string): boolean {
  return file.startsWith(root + path.sep) && !file.split(path.sep).includes('node_modules');
}
