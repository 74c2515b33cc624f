import type { LoadedSettings } from '../../settings/settings';
import { type StartedService, startService } from './service';
import { type Placement, processSpec } from './spec';

/** Starts a service as its settings say, and waits until it is ready. @throws ProgramMissingError, ServiceNotReadyError */
export async function launch(
  placement: Placement,
  settings: LoadedSettings,
  env: NodeJS.ProcessEnv,
): Promise<StartedService> {
  const { name, service, own } = placement;
  return await startService({
    name,
    spec: processSpec(placement, settings, env),
    readiness: service.ready ?? { tcp: true },
    address: service.address?.log,
    readyTimeout: settings.timeouts.ready,
    stopTimeout: settings.timeouts.stop,
    ...(own && { own }),
  });
}
