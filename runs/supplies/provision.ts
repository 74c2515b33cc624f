import { BrowserNotFoundError, EngineNotInstalledError } from '../../support/browser/launch/errors';
import { findBrowser } from '../../support/browser/launch/find';
import { remoteAddress } from '../../support/browser/launch/remote';
import { buildServices } from '../../support/services/build/cargo';
import type { CargoService } from '../../support/settings/service-settings';
import type { Wanted } from './demand';
import type { FrontEnd, Surroundings } from './front-end';
import type { Handover } from './handover';

export type Provided = Pick<Handover, 'executables' | 'browser'>;

/**
 * Makes once, before the scenarios, what every worker needs: binaries of the services, a browser's whereabouts, and of
 * the front end what the scenarios clearly need. Services and front end are built at the same time.
 *
 * @throws SetupError of whichever fails first; the others are waited for.
 */
export async function provision(
  surroundings: Surroundings,
  frontEnd: FrontEnd,
  needs: ReadonlySet<Wanted>,
): Promise<Provided> {
  const early = [...needs].filter((wanted) => frontEnd.has(wanted));
  const [executables, browser, ...made] = await Promise.allSettled([
    services(surroundings),
    findOptionalBrowser(surroundings),
    ...early.map(async (wanted) => await frontEnd.make(wanted, 'early')),
  ]);
  for (const result of [executables, ...made, browser]) {
    if (result.status === 'rejected') throw result.reason;
  }
  return { ...value(executables), ...value(browser) };
}

async function services({ settings, env, progress }: Surroundings): Promise<Pick<Provided, 'executables'>> {
  const cargo = Object.entries(settings.services).flatMap(([name, service]) =>
    'cargo' in service ? [[name, service.cargo] as [string, CargoService['cargo']]] : [],
  );
  if (cargo.length === 0) return { executables: {} };
  progress.line(`Building ${cargo.map(([name]) => name).join(' and ')} with cargo …`);
  const executables = await buildServices(Object.fromEntries(cargo), {
    progress: (line) => progress.detail(line),
    timeout: settings.timeouts.build,
    // A compiler cache that cargo starts serves later runs too, and must not be taken for something left behind.
    env: { ...env, CARGO_TERM_COLOR: 'never', BRINE_RUN_ID: undefined },
  });
  return { executables };
}

/** Not finding one is a fault only of the scenarios that need one; what else is wrong with it is told at once. */
async function findOptionalBrowser({ settings, env }: Surroundings): Promise<Pick<Provided, 'browser'>> {
  if (remoteAddress(env) !== undefined) return {};
  try {
    return { browser: findBrowser(settings.browser, env) };
  } catch (error) {
    if (error instanceof BrowserNotFoundError || error instanceof EngineNotInstalledError) return {};
    throw error;
  }
}

function value<T>(result: PromiseSettledResult<T>): T {
  return (result as PromiseFulfilledResult<T>).value;
}
