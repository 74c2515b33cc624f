import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { componentServerCommand } from '../../support/components/start';
import { SetupError } from '../../support/errors/brine-error';
import { fromProject } from '../../support/services/from-project';
import { type StartedService, startService } from '../../support/services/start/service';
import type { LoadedSettings } from '../../support/settings/settings';

/** The server of the component pages did not start. */
export class ComponentServerError extends SetupError {
  override readonly name = 'ComponentServerError';

  /** @param reason what it printed before it gave up, or why it could not even begin. */
  constructor(root: string, reason: string, options?: { cause?: unknown }) {
    super(
      {
        what: 'The component server did not start.',
        where: fromProject(root),
        details: reason,
        // What Brine's own part of the server prints tells the next step itself.
        ...(!reason.includes('→') && {
          next: 'Correct that, or `components` in brine.config.ts; if it needs longer, raise timeouts.ready.',
        }),
      },
      options,
    );
  }
}

interface Surroundings {
  settings: LoadedSettings;
  env: NodeJS.ProcessEnv;
  /** Folder of this run. */
  output: string;
}

/**
 * Starts the server of the component pages: a process of its own, because it is the front end's own Vite with the front
 * end's configuration.
 *
 * @throws ComponentServerError
 */
export async function startComponentServer({ settings, env, output }: Surroundings): Promise<StartedService> {
  const { root = settings.root, setup } = settings.components;
  const logFile = path.join(output, 'components.log');
  const [command = '', ...args] = componentServerCommand({ root, setup });
  if (!existsSync(root)) throw new ComponentServerError(root, 'There is no such folder.');
  try {
    return await startService({
      name: 'components',
      spec: { command, args, directory: root, env: { ...env, NO_COLOR: '1' }, logFile },
      readiness: { tcp: true },
      address: String.raw`Local:\s+https?://(\S+?:\d+)`,
      readyTimeout: settings.timeouts.ready,
      stopTimeout: settings.timeouts.stop,
    });
  } catch (cause) {
    const [outcome = ''] = (cause as Error).message.split('\n', 1);
    throw new ComponentServerError(root, saidIn(logFile) || outcome, { cause });
  }
}

function saidIn(logFile: string): string {
  return existsSync(logFile) ? stripVTControlCharacters(readFileSync(logFile, 'utf8')).trim() : '';
}
