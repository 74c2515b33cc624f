import type { ServiceGroup } from '../../support/services/group/group';
import type { Progress } from './progress';

/** Milliseconds between two looks at what a start waits for: not so long that one that takes little over a second is missed. */
const TICK = 250;

/** Starts the services and tells, once that takes over a second, which of them it waits for. */
export async function startTelling(services: ServiceGroup, progress: Progress | undefined): Promise<void> {
  let told = false;
  const timer = setInterval(() => {
    const { waiting } = services;
    if (waiting === undefined) return;
    if (told) progress?.detail(waiting);
    else progress?.line(`  ${waiting}`);
    told = true;
  }, TICK);
  try {
    await services.ensureAll();
  } finally {
    clearInterval(timer);
    progress?.end();
  }
}
