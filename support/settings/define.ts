import type { Settings } from './settings';

/** Types the settings of a project: `export default defineConfig({ services: { … } })`. Changes nothing. */
export function defineConfig(settings: Settings): Settings {
  return settings;
}
