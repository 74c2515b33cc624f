import type { ServiceGroup } from '../support/services/group';
import type { Progress } from './progress';

/** Milliseconds between two looks at what a start waits for. */
const TICK = 1_000;

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
