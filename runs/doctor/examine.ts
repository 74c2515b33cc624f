import { BrineError } from '../../support/errors/brine-error';
import { loadSettings } from '../../support/settings/load';
import type { LoadedSettings } from '../../support/settings/settings';
import { lookAtBrowser } from './browser';
import { lookAtDatabases } from './databases';
import { type Finding, missing, ok } from './finding';
import { lookAtDisk, lookAtOutput, lookAtPorts } from './machine';
import { lookAtNode } from './node';
import { lookAtRust } from './rust';
import { lookAtTypescript } from './typescript';

/** Looks at all that a run of this project needs of the machine; nothing is built, started or fetched. */
export async function examine(root: string, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const read = settingsOf(root, env);
  return [
    lookAtNode(process.versions.node),
    lookAtTypescript(root),
    read.finding,
    ...(read.settings
      ? [
          ...lookAtRust(read.settings, env, process.platform),
          lookAtBrowser(read.settings, env),
          ...lookAtDatabases(read.settings),
        ]
      : []),
    await lookAtPorts(),
    lookAtDisk(root),
    lookAtOutput(root),
  ];
}

function settingsOf(root: string, env: NodeJS.ProcessEnv): { finding: Finding; settings?: LoadedSettings } {
  try {
    const settings = loadSettings(root, env);
    return { finding: ok('settings', `brine.config.ts, environment ${settings.environment}`), settings };
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
    return {
      finding: missing('settings', error.message, 'Correct them first: what else is needed stands there'),
    };
  }
}
