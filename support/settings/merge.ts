import type { Overrides, Settings } from './settings';

/**
 * Lays the overrides of an environment over the settings: plain objects are merged, everything else is replaced.
 * A service or web app whose kind changes (cargo → url) is replaced as a whole, because its other settings belong to
 * the former kind.
 */
export function merge(settings: Settings, overrides: Overrides): Settings {
  return mergeObjects(settings as Plain, overrides as Plain) as Settings;
}

type Plain = Record<string, unknown>;
const KINDS = ['cargo', 'command', 'sqlite', 'postgres', 'url', 'mock', 'compose', 'vite'];

function mergeObjects(base: Plain, over: Plain): Plain {
  const kind = KINDS.find((key) => key in over);
  if (kind && !(kind in base) && KINDS.some((key) => key in base)) return over;
  const merged: Plain = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const former = base[key];
    merged[key] = isPlain(former) && isPlain(value) ? mergeObjects(former, value) : value;
  }
  return merged;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
