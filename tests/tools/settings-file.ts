import path from 'node:path';
import type { Settings } from '../../support/settings/settings';
import { HOME } from './commands';
import { manifest } from './faulty';

/** Text of a `brine.config.ts` with these settings. */
export function settingsFile(settings: Settings): string {
  const define = path.join(HOME, 'support', 'settings', 'define').replaceAll('\\', '/');
  return `import { defineConfig } from '${define}';\n\nexport default defineConfig(${JSON.stringify(settings, null, 2)});\n`;
}

/** Settings of the service that fails on demand, as its own project would write them. */
export function faultyService(env: Record<string, string> = {}) {
  return { cargo: { manifest, bin: 'faulty' }, env: { LISTEN: '{{listen}}', ...env } };
}
