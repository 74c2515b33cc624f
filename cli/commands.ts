import type { Command } from './command';

/** A command as the list of all knows it; the rest is loaded when it is called. */
export interface Listed {
  /** One line. */
  summary: string;
  /** By `require`, because `import()` would not go through ts-node. */
  load(): Command;
}

/**
 * The commands of `brine`, in the order of its help. `run` is not among them: it hands its arguments on to Cucumber as
 * they are.
 */
export const COMMANDS: Readonly<Record<string, Listed>> = {
  init: {
    summary: 'Write a suite for the project in this folder',
    load: () => (require('./init') as typeof import('./init')).init,
  },
  merge: {
    summary: 'Make one run of shards, repetitions and environments',
    load: () => (require('./merge') as typeof import('./merge')).merge,
  },
  report: {
    summary: 'Write the report again, of the last run or of results that are named',
    load: () => (require('./report') as typeof import('./report')).report,
  },
  import: {
    summary: 'Put results of other tools beside the scenarios: JUnit, Cucumber JSON, messages',
    load: () => (require('./import') as typeof import('./import')).importResults,
  },
  gate: {
    summary: 'Say whether a run may pass: only new failures close the gate',
    load: () => (require('./gate') as typeof import('./gate')).gate,
  },
  open: {
    summary: 'Serve the report on 127.0.0.1 and show it in the browser',
    load: () => (require('./open') as typeof import('./open')).open,
  },
  doctor: {
    summary: 'Look whether this machine has what a run needs',
    load: () => (require('./doctor') as typeof import('./doctor')).doctor,
  },
  steps: {
    summary: 'Search the phrases that a feature may use',
    load: () => (require('./steps') as typeof import('./steps')).steps,
  },
  lint: {
    summary: 'Tell what is wrong with features and steps, without running them',
    load: () => (require('./lint') as typeof import('./lint')).lint,
  },
  format: {
    summary: 'Write feature files in one form',
    load: () => (require('./format') as typeof import('./format')).format,
  },
  generate: {
    summary:
      'Write features from OpenAPI documents, and bring them up to date without losing what was changed by hand',
    load: () => (require('./generate') as typeof import('./generate')).generate,
  },
  history: {
    summary: 'Export and import the history of runs, and tell how long scenarios take',
    load: () => (require('./history') as typeof import('./history')).history,
  },
};
