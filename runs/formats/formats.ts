import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IRunOptions } from '@cucumber/cucumber/api';

type Formats = NonNullable<IRunOptions['formats']>;

/** Reports that are written when the run is over, from its messages. */
export interface Deferred {
  /** By the file that gets it. */
  files: Record<string, string>;
  /** What goes to standard output; undefined: that was written while the run went on. */
  stdout?: string;
  /** For when what was written while the run went on is not the whole story. */
  live: string;
  options: Formats['options'];
}

const FILE = 'formats.json';
/** A format that writes nothing. */
export const SILENT = pathToFileURL(path.join(__dirname, '..', 'silent.js')).href;
const OUR_JUNIT = pathToFileURL(path.join(__dirname, '..', 'junit.js')).href;
/** Those that programs read; people want to see the others while the run goes on. */
const FOR_PROGRAMS = ['json', 'html', 'junit', 'message', 'rerun', OUR_JUNIT];
/** All that are made from messages alone. */
const FROM_MESSAGES = [...FOR_PROGRAMS, 'progress', 'progress-bar', 'summary', 'pretty'];

/**
 * Takes out of what Cucumber is asked for the reports that are written when the run is over: each from its own stream, in
 * a process of its own, so that one that cannot be written, or a run that dies, loses no other. Those that need the step
 * definitions themselves, and the project's own, stay with Cucumber.
 */
export function deferFormats(formats: Formats): { now: Formats; later: Deferred } {
  const entries = Object.entries(formats.files);
  const later = entries.filter(([, format]) => FROM_MESSAGES.includes(format));
  const mute = FOR_PROGRAMS.includes(formats.stdout);
  return {
    now: {
      ...formats,
      files: Object.fromEntries(entries.filter(([, format]) => !FROM_MESSAGES.includes(format))),
      ...(mute && { stdout: SILENT }),
    },
    later: {
      files: Object.fromEntries(later),
      ...(mute && { stdout: formats.stdout }),
      live: FROM_MESSAGES.includes(formats.stdout) ? formats.stdout : 'summary',
      options: formats.options,
    },
  };
}

/** A report of our own in the place of Cucumber's. */
export function implementationOf(format: string): string {
  return format === 'junit' ? OUR_JUNIT : format;
}

/** @param output folder of the run. */
export function keepFormats(output: string, formats: Deferred | undefined): void {
  if (formats) writeFileSync(path.join(output, FILE), JSON.stringify(formats));
}

/** Sends the reports that were asked for into another folder, below which their paths stay as they were. */
export function moveFormats(output: string, folder: string): void {
  const formats = keptFormats(output);
  if (!formats) return;
  const moved = ([target, format]: [string, string]) => [path.join(folder, inside(target)), format];
  keepFormats(output, { ...formats, files: Object.fromEntries(Object.entries(formats.files).map(moved)) });
}

/** A path outside of the project loses its folders. */
function inside(target: string): string {
  const own = path.relative(process.cwd(), path.resolve(target));
  return own.startsWith('..') || path.isAbsolute(own) ? path.basename(target) : own;
}

export function keptFormats(output: string): Deferred | undefined {
  const file = path.join(output, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Deferred) : undefined;
}
